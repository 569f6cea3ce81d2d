import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { actorFor } from "@/prisma/factories/actor-for";
import { adminFor } from "@/prisma/factories/admin-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { CsvImportQuery, type CsvImportReport } from "./schema";
import { importText } from "./testing/csv-file";

let organization: { id: string; tenantId: string };
let actor: UserActor & Authorized<"MANAGE_ORGANIZATION">;

beforeEach(async () => {
  organization = await createOrganization({ defaultPipeline: true, currency: "EUR" });
  actor = adminFor(await createMember(organization));
});

const STRICT = { unknown_links: "refuse", unknown_owners: "refuse" };
const STANDING =
  "Name,Public ID,External system,External ID\nOne,opp_one,erp,1\nTwo,opp_two,erp,2\n";

/** Every kind of invalid row: the columns, the invalid cells, the field and the message. */
const KINDS: [header: string, line: string, field: string, message: string][] = [
  ["Name,Amount", ",5", "name", "is required"],
  ["Name", "x".repeat(201), "name", "must be at most 200 characters"],
  ["Name", "a\0b", "name", "must not contain NUL or broken characters"],
  ["Name,Amount", "A,much", "amount", "must be an amount such as 1234.56"],
  ["Name,Amount", 'A,"1234,56"', "amount", "must be an amount such as 1234.56"],
  ["Name,Amount", "A,-5", "amount", "must be at least 0"],
  ["Name,Amount", "A,'-5", "amount", "must be at least 0"],
  ["Name,Amount", "A,1.234", "amount", "must have at most 2 decimals"],
  ["Name,Amount", "A,12.500", "amount", "must have at most 2 decimals"],
  ["Name,Amount", `A,1${"0".repeat(16)}`, "amount", "must be below 10000000000000000"],
  ["Name,Currency", "A,XXZ", "currency", "must be an ISO 4217 currency code"],
  ["Name,Probability", "A,101", "probability", "must be an integer from 0 to 100"],
  ["Name,Probability", "A,half", "probability", "must be an integer from 0 to 100"],
  ["Name,Close date", "A,31.01.2026", "expected_close_date", "must be a date such as 2026-01-31"],
  ["Name,Close date", "A,2026-02-30", "expected_close_date", "must be a date such as 2026-01-31"],
  ["Name,Opened at", "A,2026-01-31 25:00", "opened_at", "must be an ISO 8601 date or time"],
  ["Name,Closed at", "A,yesterday", "closed_at", "must be a date such as 2026-01-31"],
  ["Name,Status", "A,maybe", "status", "must be one of open, won, lost"],
  ["Name,Stage", "A,Nowhere", "stage", "is not a stage of Sales pipeline"],
  ["Name,Pipeline", "A,Nothing", "pipeline", "is not a pipeline here"],
  ["Name,Pipeline", "A,Twice", "pipeline", "is the name of 2 pipelines"],
  ["Name,Pipeline", "A,Asleep", "pipeline", "must be active to take opportunities; Asleep is not"],
  ["Name,Pipeline,Status", "A,Endless,lost", "status", "has no stage of its kind in Endless"],
  ["Name,Owner email", "A,nobody@example.com", "owner_email", "must be an active member"],
  ["Name,Owner", "A,Nobody", "owner_name", "must be an active member"],
  ["Name,Account", "A,Unknown Ltd", "account", "is not an account here"],
  ["Name,Account", "A,Double", "account", "is the name of 2 accounts; say which by public id"],
  [
    "Name,Account public ID",
    "A,acct_unknown",
    "account_public_id",
    "must be the public id of an account here",
  ],
  [
    "Name,Account public ID",
    "A,no id",
    "account_public_id",
    "must be acct_ and 1 to 64 of letters, digits, _ and -",
  ],
  ["Name,Contact", "A,Unknown", "contact", "is not a contact here"],
  ["Name,Contact", "A,Double", "contact", "is the name of 2 contacts; say which by public id"],
  ["Name,Lost reason", `A,${"x".repeat(501)}`, "lost_reason", "must be at most 500 characters"],
  [
    "Name,Description",
    `A,${"x".repeat(20_001)}`,
    "description",
    "must be at most 20000 characters",
  ],
  ["Name,Tags", `A,${"x".repeat(51)}`, "tags[0]", "must be at most 50 characters"],
  ["Name,Public ID", "A,42", "public_id", "must be opp_ and 1 to 64 of letters, digits, _ and -"],
  [
    "Name,Public ID,External system,External ID",
    "A,opp_one,erp,2",
    "external_id",
    "belongs to another record than public_id",
  ],
  [
    "Name,Public ID,External ID",
    "A,opp_one,7",
    "external_id",
    "must be sent together with external_system",
  ],
  ["Name,Amount", "A,1,2", "", "has 3 cells where the header has 2"],
  ["Name,Amount", '"A"x",1', "", "has a quote within a quoted cell"],
  ["Name,Amount", '"A,1', "", "opens a quote that is not closed"],
];

describe("an invalid row", () => {
  test("is reported with its row, column, value and message, and nothing is changed", {
    timeout: 120_000,
  }, async () => {
    await furnish();
    const before = await rowsOf(organization.id);
    for (const [header, line, field, message] of KINDS) {
      const report = await refused(`${header}\nGood\n${line}\n`, STRICT);
      expect({
        line,
        errors: report.errors.map((error) => ({ ...error, value: undefined })),
      }).toEqual({
        line,
        errors: [expect.objectContaining({ row: 3, field, message })],
      });
      expect(report).toMatchObject({ rows: 2, created: { opportunities: 1 }, error_count: 1 });
    }
    expect(await rowsOf(organization.id)).toEqual(before);
  });

  test("is reported with the file's column and cell, together with all other invalid rows", async () => {
    const report = await refused(
      "Deal,Value (EUR),Close Date\nA,much,never\n,1,2026-01-01\nB,2,2026-13-01\n",
      {
        mapping: JSON.stringify({ name: "Deal", amount: "Value (EUR)", expected_close_date: 2 }),
      },
    );
    expect(report.errors.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, "Value (EUR)", "much"],
      [2, "Close Date", "never"],
      [3, "Deal", ""],
      [4, "Close Date", "2026-13-01"],
    ]);
  });

  test("is reported with all its errors, unreadable values and unknown records alike", async () => {
    const report = await refused(
      "Name,Amount,Stage,Account,Owner\nA,much,Nowhere,Nobody,Ada\n,5,,,\n",
      STRICT,
    );
    expect(report.errors.map(({ row, field }) => [row, field])).toEqual([
      [2, "amount"],
      [2, "owner_name"],
      [2, "stage"],
      [2, "account"],
      [3, "name"],
    ]);
    expect(report.created).toEqual({ opportunities: 0, accounts: 0, contacts: 0 });
  });

  test("names the earlier row that it repeats, however far apart they are", async () => {
    await importText(actor, STANDING);
    const filler = Array.from({ length: 3_000 }, (_, index) => `Filler ${index},,,`).join("\n");
    const report = await refused(
      `Name,Public ID,External system,External ID\nA,opp_a,,\nB,,crm,9\nOne,opp_one,,\n${filler}\nA again,opp_a,,\nB again,,crm,9\nOne again,,erp,1\n`,
    );
    expect(report.errors.map(({ row, field, message }) => [row, field, message])).toEqual([
      [3_005, "public_id", "repeats that of row 2"],
      [3_006, "external_id", "repeats that of row 3"],
      [3_007, "external_id", "names the same record as row 4"],
    ]);
  });

  test("is listed up to the ten thousandth; later ones are counted", async () => {
    const report = await refused(`Name,Amount\n${"A,x\n".repeat(10_050)}`);
    expect(report.errors).toHaveLength(10_000);
    expect(report).toMatchObject({
      error_count: 10_050,
      rows: 10_050,
      created: { opportunities: 0 },
    });
  });
});

test("a dry run returns the same report and changes nothing; it creates no accounts either", async () => {
  const text = "Name,Account,Amount\nA,Acme,1\nB,Beta,x\n";
  const before = await rowsOf(organization.id);
  const dry = await importText(actor, text, { dry_run: "true" });
  expect({ ...(await refused(text)), dry_run: true }).toEqual(dry);
  expect(dry).toMatchObject({
    rows: 2,
    created: { opportunities: 1, accounts: 1 },
    error_count: 1,
  });
  const good = await importText(actor, "Name,Account\nA,Acme\n", { dry_run: "true" });
  expect(good).toMatchObject({ created: { opportunities: 1, accounts: 1 }, errors: [] });
  expect(await rowsOf(organization.id)).toEqual(before);
});

describe("a file that cannot be read", () => {
  const fault = (text: string, query?: Record<string, string>) =>
    importText(actor, text, query).then(
      () => [],
      (error: DomainError) => error.extra.issues,
    );

  test("is rejected with the reason", async () => {
    expect(await fault("")).toEqual([{ field: "file", message: "must have a header line" }]);
    expect(await fault('"Name\n')).toMatchObject([{ field: "file" }]);
    expect(await fault("a\nb", { encoding: "utf-16le" })).toMatchObject([{ field: "file" }]);
  });

  test("is rejected if its columns do not identify or name the opportunities", async () => {
    expect(await fault("Amount,Stage\n1,Won\n")).toEqual([
      { field: "mapping", message: "must name the column of Name, or one of Public ID" },
    ]);
    const message = "must be the name or number of one column of the file";
    expect(await fault("A,A,B\n", { mapping: '{"name":"A"}' })).toEqual([
      { field: "mapping.name", message },
    ]);
    const misspelt = CsvImportQuery.safeParse({ mapping: '{"name":"A","amuont":"B"}' });
    expect(misspelt.error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [["mapping"], "must name fields of an opportunity; unknown: amuont"],
    ]);
    expect(await fault("A\n", { mapping: '{"name":"A","amount":7}' })).toEqual([
      { field: "mapping.amount", message },
    ]);
  });
});

test("importing needs MANAGE_ORGANIZATION", async () => {
  const manager = actorFor(await createMember(organization, { role: "MANAGER" }));
  const importAsAdmin = async (query = {}) =>
    importText(authorize(manager, "MANAGE_ORGANIZATION"), "Name\nA\n", query);
  await expect(importAsAdmin()).rejects.toMatchObject({ code: "forbidden" });
  await expect(importAsAdmin({ dry_run: "true" })).rejects.toMatchObject({ code: "forbidden" });
});

async function furnish() {
  await importText(actor, STANDING);
  await createPipeline(organization.id, { name: "Twice" });
  await createPipeline(organization.id, { name: "Twice" });
  await createPipeline(organization.id, { name: "Asleep", isActive: false });
  await createPipeline(organization.id, { name: "Endless", stages: [{ name: "Open" }] });
  for (const _ of [1, 2]) await createAccount(organization.id, { name: "Double" });
  for (const _ of [1, 2]) await createContact(organization.id, { name: "Double" });
}

async function refused(text: string, query: Record<string, string> = {}): Promise<CsvImportReport> {
  const outcome = await importText(actor, text, query).catch((error: unknown) => error);
  if (!(outcome instanceof DomainError) || !outcome.extra.report) throw outcome;
  expect(outcome.code).toBe("invalid");
  return outcome.extra.report as CsvImportReport;
}

async function rowsOf(organizationId: string) {
  const where = { organizationId };
  return {
    opportunities: await systemDb().opportunity.findMany({ where, orderBy: { id: "asc" } }),
    stages: await systemDb().stage.findMany({ where, orderBy: { id: "asc" } }),
    accounts: await systemDb().account.count({ where }),
    contacts: await systemDb().contact.count({ where }),
    events: await systemDb().changeEvent.count({ where }),
  };
}
