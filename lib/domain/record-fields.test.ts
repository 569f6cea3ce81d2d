import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ACTIVITY_FIELDS } from "./activities/record";
import { ACCOUNT_FIELDS } from "./customers/accounts/record";
import { CONTACT_FIELDS } from "./customers/contacts/record";
import { LEAD_FIELDS } from "./leads/record";
import { OPPORTUNITY_FIELDS } from "./opportunities/record";
import { PIPELINE_FIELDS, STAGE_FIELDS } from "./pipelines/record";
import { type ColumnType, columnsOf, type RecordFields } from "./record-fields";

const RECORDS: Record<string, RecordFields> = {
  Opportunity: OPPORTUNITY_FIELDS,
  Pipeline: PIPELINE_FIELDS,
  Stage: STAGE_FIELDS,
  Account: ACCOUNT_FIELDS,
  Contact: CONTACT_FIELDS,
  Lead: LEAD_FIELDS,
  Activity: ACTIVITY_FIELDS,
};

/** Columns that no description has, each with the reason. */
const INTERNAL: Record<string, string> = {
  organization_id: "isolates organizations: statements set it from the actor, no record shows it",
  name_key: "the folded name, which every write of a name also writes",
  tags_key: "the folded tags, which every write of tags also writes",
};

describe.each(Object.entries(RECORDS))("the description of %s", (model, fields) => {
  it("has every column of the table with its type, and no other", () => {
    const described = Object.values<{ column: string; type: ColumnType }>(columnsOf(fields));
    expect(Object.fromEntries(described.map(({ column, type }) => [column, type]))).toEqual(
      Object.fromEntries([...columnsOfModel(model)].filter(([column]) => !(column in INTERNAL))),
    );
  });

  it("gives every field a column or a place in responses", () => {
    const useless = Object.entries(fields).filter(([, { type, out }]) => !type && !out);
    expect(useless.map(([field]) => field)).toEqual([]);
  });
});

/** The columns of a model of `prisma/schema.prisma` with their PostgreSQL types. */
function columnsOfModel(model: string): Map<string, string> {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const [, body = ""] = new RegExp(`^model ${model} \\{\\n(.*?)^\\}`, "ms").exec(schema) ?? [];
  const columns = body.split("\n").flatMap((line): [string, string][] => {
    const [, field = "", type = "", list = ""] = /^ {2}(\w+) +(\w+)(\[\])?/.exec(line) ?? [];
    const scalar = SCALARS[type];
    if (scalar === undefined) return [];
    const [, column = field] = /@map\("(\w+)"\)/.exec(line) ?? [];
    const [, native = ""] = /@db\.(\w+)/.exec(line) ?? [];
    return [[column, `${NATIVE[native] ?? scalar}${list}`]];
  });
  expect(columns.length).toBeGreaterThan(5);
  return new Map(columns);
}

const SCALARS: Record<string, string> = {
  String: "text",
  Int: "int",
  Boolean: "boolean",
  DateTime: "timestamptz",
  Decimal: "numeric",
};
const NATIVE: Record<string, string> = { Uuid: "uuid", Date: "date" };
