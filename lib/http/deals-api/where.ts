import { z } from "zod";
import type { FieldIssue } from "@/lib/domain/errors";
import { CalendarDate, Instant, isCalendarDate, Money, text } from "@/lib/domain/fields";
import type {
  Columns,
  FieldKind,
  FieldQuery,
  FieldValue,
} from "@/lib/domain/pagination/sql/field-query";
import { issuesOf } from "@/lib/domain/validation";
import { isObject, type JsonObject } from "@/lib/http/parse";
import { type Names, wireName } from "./names";
import type { NestedQuery } from "./nested-query";
import type { Resource } from "./resource";

/**
 * Parses a request's filters: `where[…]`, `findInput` and the plain ones. Adds every invalid one to
 * `issues`.
 */
export function readWhere(
  { noun, names, columns, plain: filters = {} }: Resource,
  sent: NestedQuery,
  issues: FieldIssue[],
): FieldQuery["where"] {
  const fields = fieldsByWireName(names, columns);
  const plain = PLAIN_FILTERS.filter((name) => fields.has(name)).map((name) => ({
    name,
    path: name,
    value: sent.plain[name],
  }));
  const nested = [
    ...entriesOf(sent.plain.where, "where", issues),
    ...entriesOf(sent.data?.findInput, "findInput", issues),
  ];
  const read = [...nested, ...plain].flatMap(({ name, path, value }) => {
    if (value === undefined || value === "") return [];
    const field = fields.get(name);
    const kind = field === undefined ? undefined : columns[field]?.kind;
    if (field === undefined || kind === undefined) {
      issues.push({ field: path, message: `is not a field of ${noun}` });
      return [];
    }
    const read = readValue(kind, value);
    if (read.issue !== undefined) issues.push({ field: path, message: read.issue });
    return read.issue === undefined ? [{ field, value: read.value }] : [];
  });
  return [...read, ...readPlainFilters(filters, sent.plain, issues)];
}

/** Returns the fields that a query may name, by their wire names. */
export function fieldsByWireName(names: Names, columns: Columns): ReadonlyMap<string, string> {
  const shown = Object.keys(columns).filter((field) => !columns[field]?.isHidden);
  return new Map(shown.map((field) => [wireName(names, field), field]));
}

function readPlainFilters(
  filters: NonNullable<Resource["plain"]>,
  sent: JsonObject,
  issues: FieldIssue[],
): FieldQuery["where"] {
  return Object.entries(filters).flatMap(([name, { field, match, or = {} }]) => {
    const value = sent[name];
    if (value === undefined || value === "") return [];
    const parsed = text().safeParse(value, { reportInput: true });
    if (!parsed.success) {
      issues.push({ field: name, message: "must be a single value" });
      return [];
    }
    return [or[parsed.data.toLowerCase()] ?? { field, value: parsed.data, match }];
  });
}

const PLAIN_FILTERS = ["stageId", "pipelineId", "clientId", "createdByUserId"];

function entriesOf(sent: unknown, path: string, issues: FieldIssue[]) {
  if (sent === undefined || sent === null || sent === "") return [];
  if (isObject(sent))
    return Object.entries(sent).map(([name, value]) => ({ name, path: `where.${name}`, value }));
  issues.push({ field: path, message: "must name fields and their values" });
  return [];
}

function readValue(
  kind: FieldKind,
  sent: unknown,
): { value: FieldValue; issue?: undefined } | { issue: string } {
  if (kind === "scope" || kind === "absent" || sent === null) return { value: null };
  if (typeof sent === "object") return { issue: "must be a single value" };
  const day = typeof sent === "string" ? sent.trim() : undefined;
  if (kind === "instant" && isCalendarDate(day)) return { value: day };
  const parsed = VALUES[kind].safeParse(sent, { reportInput: true });
  if (parsed.success) return { value: parsed.data };
  return { issue: issuesOf(parsed.error)[0]?.message ?? "must be a single value" };
}

const INTEGER = "must be an integer";
const FLAG = "must be true or false";

const VALUES: Record<Exclude<FieldKind, "scope" | "absent">, z.ZodType<FieldValue>> = {
  id: text(),
  text: text(),
  code: text(),
  texts: text(),
  integer: z.coerce
    .number({ error: INTEGER })
    .int(INTEGER)
    .min(-2_147_483_648, INTEGER)
    .max(2_147_483_647, INTEGER),
  decimal: Money,
  boolean: z
    .union([z.boolean(), z.enum(["true", "false", "1", "0"])], { error: FLAG })
    .transform((value) => value === true || value === "true" || value === "1"),
  date: CalendarDate,
  instant: Instant,
};
