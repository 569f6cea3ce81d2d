import { Prisma } from "@/lib/db/client";

/** The fields of an opportunity that are written as they are, with the type PostgreSQL reads them as. */
const COLUMNS = {
  name: "text",
  pipeline_id: "uuid",
  pipeline_stage_id: "uuid",
  rank: "text",
  status: "text",
  amount: "numeric",
  currency: "text",
  probability: "int",
  expected_close_date: "date",
  closed_at: "timestamptz",
  lost_reason: "text",
  account_id: "uuid",
  contact_id: "uuid",
  owner_user_id: "uuid",
  imported_owner_name: "text",
  source: "text",
  description: "text",
  tags: "text[]",
  external_system: "text",
  external_id: "text",
  opened_at: "timestamptz",
  stage_entered_at: "timestamptz",
} as const;

export type OpportunityValues = Partial<
  Record<keyof typeof COLUMNS, string | number | null | string[]>
>;

const PLAIN = [
  "name",
  "amount",
  "currency",
  "probability",
  "expected_close_date",
  "source",
  "description",
  "tags",
  "external_system",
  "external_id",
] as const;

/** The fields of an input that are written as they were sent, whatever the stage; those not sent are left out. */
export function plainValues(input: OpportunityValues): OpportunityValues {
  return Object.fromEntries(
    PLAIN.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]])),
  );
}

/** Fields and the values to give them, as column names and expressions. Fields that are undefined are left out. */
export function assignments(
  values: OpportunityValues,
): { column: Prisma.Sql; value: Prisma.Sql }[] {
  return (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).flatMap((field) => {
    const value = values[field];
    if (value === undefined) return [];
    const column = Prisma.raw(field === "pipeline_stage_id" ? "stage_id" : field);
    return [{ column, value: Prisma.sql`${value}::${Prisma.raw(COLUMNS[field])}` }];
  });
}
