import { Prisma } from "@/lib/db/client";
import { OPPORTUNITY_FIELDS, type OpportunityFields } from "@/lib/domain/opportunities/record";
import { columnsOf, type FieldsWith, fieldsWith } from "@/lib/domain/record-fields";
import { textKeys } from "@/lib/domain/text-keys";

const COLUMNS = columnsOf(OPPORTUNITY_FIELDS);
const STORED = fieldsWith(OPPORTUNITY_FIELDS, "type");

/** Columns that the statements set by themselves. */
type SetByStatement =
  | "id"
  | "public_id"
  | "created_by_user_id"
  | "created_at"
  | "updated_at"
  | "deleted_at"
  | "lock_version";

/** Values to write, by field; a field that is undefined does not change. */
export type OpportunityValues = Partial<
  Record<
    Exclude<FieldsWith<OpportunityFields, "type">, SetByStatement>,
    string | number | null | string[]
  >
>;

/** Fields whose values follow from more than what was sent: the stage, the references, the defaults. */
const PLANNED: ReadonlySet<string> = new Set<keyof OpportunityValues>([
  "pipeline_id",
  "pipeline_stage_id",
  "status",
  "lost_reason",
  "account_id",
  "contact_id",
  "owner_user_id",
  "opened_at",
]);

const PLAIN = fieldsWith(OPPORTUNITY_FIELDS, "in").filter(
  (field): field is keyof OpportunityValues & typeof field =>
    field in COLUMNS && !PLANNED.has(field),
);

/** The sent fields that are written as sent, whatever the stage. */
export function plainValues(input: OpportunityValues): OpportunityValues {
  return Object.fromEntries(
    PLAIN.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]])),
  );
}

/** The columns to write and their new values as expressions, with the keys of name and tags. */
export function assignments(
  values: OpportunityValues,
): { column: Prisma.Sql; value: Prisma.Sql }[] {
  const byField: Partial<Record<keyof typeof COLUMNS, OpportunityValues[keyof OpportunityValues]>> =
    values;
  const keys = Object.entries(textKeys(values)).map(([column, key]) => ({
    column: Prisma.raw(column),
    value: Prisma.sql`${key}::text`,
  }));
  const described = STORED.flatMap((field) => {
    const value = byField[field];
    if (value === undefined) return [];
    const { column, type } = COLUMNS[field];
    return [{ column: Prisma.raw(column), value: Prisma.sql`${value}::${Prisma.raw(type)}` }];
  });
  return [...described, ...keys];
}
