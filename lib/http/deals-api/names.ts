import type { JsonObject } from "@/lib/http/parse";

/** Fields whose wire name is not their domain name in camel case: domain name → wire name. */
export type Names = Readonly<Record<string, string>>;

/** Returns the wire name of a domain field. */
export function wireName(names: Names, field: string): string {
  return names[field] ?? field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Returns these fields of the body under their domain names; absent ones are undefined. */
export function fromWire(names: Names, fields: readonly string[], body: JsonObject): JsonObject {
  return Object.fromEntries(fields.map((field) => [field, body[wireName(names, field)]]));
}
