import { itemsOf, resolve } from "./describe-schema";
import type { ApiDocument, ApiSchema } from "./open-api";

const ID = "6b1f0c5e-2a4d-4c7b-9e11-3f0c8d2a7b90";
const BY_FORMAT: Record<string, unknown> = {
  uuid: ID,
  "date-time": "2031-05-06T09:00:00.000Z",
  date: "2031-05-06",
  email: "noor@globex.example",
};
const BY_NAME: Record<string, unknown> = {
  name: "Acme",
  title: "Acme expansion",
  organization_name: "Acme Ltd",
  email: "noor@globex.example",
  username: "ingrid@halden.example",
  password: "opportune-demo",
  subject: "Ask about the budget",
  public_id: "opp_vb71lmykiz6s",
  publicId: "opp_vb71lmykiz6s",
  time_zone: "Europe/Berlin",
  currency: "USD",
  amount: "12500.00",
  weighted_amount: "3125.00",
  color: "#0284c7",
  undo_token: "…",
  token: "…",
  refresh_token: "…",
};
const MAX_DEPTH = 6;

type Part = "all" | "required";

/**
 * Returns a value of the schema: the first of its examples, or one that its type, format and name
 * suggest. Of an object `required` takes the members that must be sent, or the first if there is none.
 */
export function exampleOf(
  schema: ApiSchema,
  document: ApiDocument,
  part: Part = "all",
  name = "",
  depth = 0,
): unknown {
  const target = resolve(schema, document);
  const [example] = target.examples ?? [];
  if (example !== undefined) return example;
  if (target.const !== undefined) return target.const;
  if (target.enum) return target.enum[0];
  const [first] = target.anyOf ?? target.oneOf ?? target.allOf ?? [];
  const [type] = [target.type ?? (target.properties ? "object" : "")].flat();
  if (first && !target.properties) return exampleOf(first, document, part, name, depth);
  if (depth > MAX_DEPTH) return null;
  if (type === "array") {
    const items = itemsOf(target);
    return items ? [exampleOf(items, document, part, name, depth + 1)] : [];
  }
  if (type === "object" || target.properties) return objectOf(target, document, part, depth);
  return scalarOf(target, type, name);
}

function objectOf(target: ApiSchema, document: ApiDocument, part: Part, depth: number): unknown {
  const all = Object.entries(target.properties ?? {});
  const required = all.filter(([name]) => target.required?.includes(name));
  const shown = part === "all" ? all : required.length > 0 ? required : all.slice(0, 1);
  return Object.fromEntries(
    shown.map(([name, member]) => [name, exampleOf(member, document, part, name, depth + 1)]),
  );
}

function scalarOf(target: ApiSchema, type: string | undefined, name: string): unknown {
  if (target.format !== undefined && target.format in BY_FORMAT) return BY_FORMAT[target.format];
  if (type === "integer" || type === "number") return Math.max(target.minimum ?? 0, 0);
  if (type === "boolean") return true;
  if (type === "null") return null;
  if (name in BY_NAME) return BY_NAME[name];
  if (/(?:_id|Id|_ids|Ids)$|^ids?$/.test(name)) return ID;
  if (/_at$|At$/.test(name)) return BY_FORMAT["date-time"];
  if (/(?:_date|Date)$/.test(name)) return BY_FORMAT.date;
  return "text";
}
