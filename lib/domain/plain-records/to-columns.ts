import { type FieldsWith, fieldsWith, type RecordFields } from "@/lib/domain/record-fields";
import { textKeys } from "@/lib/domain/text-keys";

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** Values of the fields that a client can send, by the names that Prisma gives their columns. */
type ColumnValues<Fields extends RecordFields, Values> = {
  [Field in keyof Values as Field extends FieldsWith<Fields, "in">
    ? CamelCase<Field>
    : never]: Values[Field];
};

/** The keys of the fields that are searched and sorted by, by the names that Prisma gives their columns. */
type KeyColumns<Fields extends RecordFields> = ("name" extends keyof Fields
  ? { nameKey?: string }
  : object) &
  ("tags" extends keyof Fields ? { tagsKey?: string } : object);

/**
 * Returns the sent values by column, with the keys of name and tags. Absent and undefined fields stay undefined, which leaves a
 * column alone; fields that a client cannot send are left out.
 */
export function toColumns<Fields extends RecordFields, Values extends object>(
  fields: Fields,
  values: Values,
): ColumnValues<Fields, Values> & KeyColumns<Fields> {
  const sent: Partial<Record<string, unknown>> = { ...values };
  const columns = fieldsWith(fields, "in").map((field) => [camelCase(field), sent[field]]);
  const keys = Object.entries(textKeys(sent)).map(([column, key]) => [camelCase(column), key]);
  return Object.fromEntries([...columns, ...keys]) as ColumnValues<Fields, Values> &
    KeyColumns<Fields>;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
