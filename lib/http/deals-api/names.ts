import type { JsonObject } from "@/lib/http/parse";

/** The fields that this surface calls something else than their domain name in camel case: domain name → wire name. */
export type Names = Readonly<Record<string, string>>;

/** A field of the domain as this surface calls it. */
export function wireName(names: Names, field: string): string {
  return names[field] ?? field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The part of a body that is these fields of the domain, under their domain names; what was not sent is undefined. */
export function fromWire(names: Names, fields: readonly string[], body: JsonObject): JsonObject {
  return Object.fromEntries(fields.map((field) => [field, body[wireName(names, field)]]));
}
