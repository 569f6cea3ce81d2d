import { type FieldsWith, fieldsWith, type RecordFields } from "@/lib/domain/record-fields";

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** Values of the fields that a client can send, by the names that Prisma gives their columns. */
type ColumnValues<Fields extends RecordFields, Values> = {
  [Field in keyof Values as Field extends FieldsWith<Fields, "in">
    ? CamelCase<Field>
    : never]: Values[Field];
};

/**
 * Returns the sent values by column. Absent and undefined fields stay undefined, which leaves a
 * column alone; fields that a client cannot send are left out.
 */
export function toColumns<Fields extends RecordFields, Values extends object>(
  fields: Fields,
  values: Values,
): ColumnValues<Fields, Values> {
  const sent: Partial<Record<string, unknown>> = { ...values };
  const columns = fieldsWith(fields, "in").map((field) => [camelCase(field), sent[field]]);
  return Object.fromEntries(columns) as ColumnValues<Fields, Values>;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
