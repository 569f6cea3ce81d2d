import { z } from "zod";

/**
 * Returns the schema of a response whose records are read with `fields`: its first member, a record or
 * a list of records, has exactly those of their members. A response of other shapes stays as it is.
 */
export function partOf(schema: z.ZodType, fields: readonly string[]): z.ZodType {
  if (schema instanceof z.ZodUnion)
    return z.union(schema.options.map((option) => partOf(asSchema(option), fields)));
  if (!(schema instanceof z.ZodObject)) return schema;
  const [name] = Object.keys(schema.shape);
  const shown = name === undefined ? undefined : schema.shape[name];
  if (name === undefined) return schema;
  if (shown instanceof z.ZodObject) return schema.extend({ [name]: picked(shown, fields) });
  if (shown instanceof z.ZodArray && shown.element instanceof z.ZodObject)
    return schema.extend({ [name]: z.array(picked(shown.element, fields)) });
  return schema;
}

/** Members that one alternative of a union lacks are asked of another. */
function picked(record: z.ZodObject, fields: readonly string[]): z.ZodType {
  const mask = fields.flatMap((field) => (field in record.shape ? [[field, true]] : []));
  return mask.length < fields.length ? z.never() : record.pick(Object.fromEntries(mask));
}

function asSchema(option: unknown): z.ZodType {
  if (option instanceof z.ZodType) return option;
  throw new Error("A response schema is a zod schema");
}
