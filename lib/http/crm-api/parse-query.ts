import type { z } from "zod";
import { invalid } from "@/lib/domain/errors";
import { parse } from "@/lib/domain/validation";

/** Records of a page whose request names a cursor but no limit. */
const DEFAULT_LIMIT = 50;

/**
 * Parses a query with the schema (docs/api.md 3.1). A name that is sent several times means its values joined by commas,
 * or for `q` by a blank. Empty values and unknown names are ignored. A `cursor` without `limit` gets the default limit.
 * Throws `invalid`, listing every invalid name, and for a name of the schema with a suffix, such as `status[]`; `also`
 * has more names that take none.
 */
export function parseQuery<Schema extends z.ZodObject>(
  schema: Schema,
  query: URLSearchParams,
  also: readonly string[] = [],
): z.output<Schema> {
  const names = Object.keys(schema.shape);
  assertNoSuffix(query, new Set([...names, ...also]));
  return parse(schema, sentValues(query, names));
}

/** Returns the query's values by name, without empty ones; `names` are those that the endpoint knows. */
export function sentValues(
  query: URLSearchParams,
  names: readonly string[],
): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const name of new Set(query.keys())) {
    const values = [...new Set(query.getAll(name))].filter((value) => value !== "");
    if (values.length > 0) sent[name] = values.join(name === "q" ? " " : ",");
  }
  const continues = sent.cursor !== undefined && sent.limit === undefined;
  return continues && names.includes("limit") ? { ...sent, limit: String(DEFAULT_LIMIT) } : sent;
}

/** Throws `invalid` for names such as `status[]`, `amount.min` or `status__in`, if the part before is known. */
export function assertNoSuffix(query: URLSearchParams, known: ReadonlySet<string>): void {
  const issues = [...new Set(query.keys())].flatMap((name) => {
    const [, base] = /^(\w+?)(?:__|\W)/.exec(name) ?? [];
    if (base === undefined || known.has(name) || !known.has(base)) return [];
    return [{ field: name, message: `is not a parameter; ${base} takes no suffix` }];
  });
  if (issues.length > 0) throw invalid(...issues);
}
