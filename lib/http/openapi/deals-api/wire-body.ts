import { z } from "zod";
import { type Names, wireName } from "@/lib/http/deals-api/names";

/**
 * Returns the schema of a body as clients of the Deals API send it: the fields under their wire
 * names. `others` replaces fields, by wire name.
 */
export function wireBody(
  names: Names,
  fields: readonly string[],
  { shape }: z.ZodObject,
  others: Record<string, z.ZodType> = {},
): z.ZodObject {
  const members = fields.flatMap((field) => {
    const schema = shape[field];
    return schema instanceof z.ZodType ? [[wireName(names, field), schema]] : [];
  });
  return z.object({ ...Object.fromEntries(members), ...others });
}
