import { Prisma } from "@/lib/db/client";
import { type FieldsWith, fieldsWith, type RecordFields } from "@/lib/domain/record-fields";
import { jsonMembers } from "@/lib/domain/sql/record-columns";

type Shown<Fields extends RecordFields> = FieldsWith<Fields, "out">;

/** SQL of the shown fields that are not read from a column of the record's own table. */
type Computed<Fields extends RecordFields> = Readonly<
  Record<Exclude<Shown<Fields>, FieldsWith<Fields, "type">>, string> &
    Partial<Record<Shown<Fields>, string>>
>;

/** SQL of a record as JSON: whole, or only some of its members, of which the others cost nothing. */
export type RecordJson<Field extends string = string> = {
  json: Prisma.Sql;
  part(members: readonly Field[]): Prisma.Sql;
};

/**
 * The JSON of a record in responses, in the description's order: money as decimal text, times as
 * ISO 8601 in UTC. `alias` is the record's table; `computed` has the SQL of the other fields and
 * replaces that of a column.
 */
export function recordJsonSql<Fields extends RecordFields>(
  fields: Fields,
  alias: string,
  computed: Computed<Fields>,
): RecordJson<Shown<Fields>> {
  const expressions: Partial<Record<Shown<Fields>, string>> = computed;
  const part = (keys: readonly Shown<Fields>[]) =>
    Prisma.raw(`json_build_object(${jsonMembers(fields, { keys, alias, expressions })})`);
  return { json: part(fieldsWith(fields, "out")), part };
}
