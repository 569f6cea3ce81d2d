import { Prisma } from "@/lib/db/client";
import { type FieldsWith, fieldsWith, type RecordFields } from "@/lib/domain/record-fields";
import { shownValue } from "@/lib/domain/sql/record-columns";

type Shown<Fields extends RecordFields> = FieldsWith<Fields, "out">;

/** SQL of the shown fields that are not read from a column of the record's own table. */
type Computed<Fields extends RecordFields> = Readonly<
  Record<Exclude<Shown<Fields>, FieldsWith<Fields, "type">>, string | Prisma.Sql> &
    Partial<Record<Shown<Fields>, string | Prisma.Sql>>
>;

/**
 * The arguments of `json_build_object` for a record in responses, in the description's order: money
 * as decimal text, times as ISO 8601 in UTC. `alias` is the record's table; `computed` has the SQL of
 * the other fields and replaces that of a column.
 */
export function jsonFieldsSql<Fields extends RecordFields>(
  fields: Fields,
  alias: string,
  computed: Computed<Fields>,
): Prisma.Sql {
  const others: Readonly<Record<string, string | Prisma.Sql | undefined>> = computed;
  const pairs = fieldsWith(fields, "out").map((field) => {
    const { column = field, type = "text" } = fields[field] ?? {};
    const value = others[field] ?? shownValue(`${alias}.${column}`, type);
    return Prisma.sql`${Prisma.raw(`'${field}'`)}, ${typeof value === "string" ? Prisma.raw(value) : value}`;
  });
  return Prisma.join(pairs, ", ");
}
