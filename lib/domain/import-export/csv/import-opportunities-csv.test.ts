import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { actorFor } from "@/prisma/factories/actor-for";
import { adminFor } from "@/prisma/factories/admin-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { csvLine, escapeFormula } from "./csv-text";
import { exportOpportunitiesCsv } from "./export-opportunities-csv";
import { matchColumns } from "./rules";
import { importText, readExport, readExported } from "./testing/csv-file";

let organization: { id: string; tenantId: string };
let member: FactoryMember;
let actor: UserActor & Authorized<"MANAGE_ORGANIZATION">;

beforeEach(async () => {
  organization = await createOrganization({ defaultPipeline: true, currency: "EUR" });
  member = await createMember(organization);
  actor = adminFor(member);
});

test("columns are found by header, ignoring case and punctuation; the first match of a field is used", () => {
  expect(
    matchColumns(["Deal Name", "CLOSE_DATE", "owner email", "Company", "Notes", "Name", "Mood"]),
  ).toEqual({
    name: 0,
    expected_close_date: 1,
    owner_email: 2,
    account: 3,
    description: 4,
  });
  expect(matchColumns(["public_id", "account_public_id", "External ID"])).toMatchObject({
    public_id: 0,
    account_public_id: 1,
    external_id: 2,
  });
});

test("dates and amounts are read in the file's format, and amounts never as floats", async () => {
  const german =
    "Name;Amount;Close date;Opened at\nA;9.007.199.254.740.993,10;31.1.2026;1.2.2026 13:05\nB;5,5;2026-03-04;\n";
  await importText(actor, german, { dates: "dmy", decimals: "comma" });
  const american = 'Name\tAmount\tClose date\nC\t"1,234.5"\t1/31/2026\n';
  await importText(actor, american, { dates: "mdy" });
  expect(
    (await readExported(actor)).map((row) => [
      row.name,
      row.amount,
      row.expected_close_date,
      row.opened_at,
    ]),
  ).toEqual([
    ["A", "9007199254740993.10", "2026-01-31", "2026-02-01T13:05:00.000Z"],
    ["B", "5.50", "2026-03-04", ""],
    ["C", "1234.50", "2026-01-31", expect.stringContaining("T")],
  ]);
});

test("dates and clock times are the organization's, unless a time has an offset", async () => {
  const west = await createOrganization({ defaultPipeline: true, timeZone: "America/New_York" });
  const admin = adminFor(await createMember(west));
  const file = [
    "Name,Stage,Closed at,Opened at,Created at",
    "Day,Won,2026-03-01,2026-02-01,2026-02-01",
    "Clock,Won,2026-07-31 14:05,2026-01-31T23:30:15,2026-01-31T23:30:15.123456",
    "Offset,Won,2026-03-01T00:30:00+09:00,2026-02-01T12:00:00Z,2026-02-01 12:00Z",
  ].join("\n");
  await importText(admin, file);
  await importText(admin, "Name,Stage,Closed at\nGerman,Won,31.12.2026 14:05\n", { dates: "dmy" });
  const shown = (await readExported(admin)).map((row) => [row.name, row.closed_at, row.opened_at]);
  expect(shown).toEqual([
    ["Day", "2026-03-01T05:00:00.000Z", "2026-02-01T05:00:00.000Z"],
    ["Clock", "2026-07-31T18:05:00.000Z", "2026-02-01T04:30:15.000Z"],
    ["Offset", "2026-02-28T15:30:00.000Z", "2026-02-01T12:00:00.000Z"],
    ["German", "2026-12-31T19:05:00.000Z", expect.stringContaining("T")],
  ]);
  for (const cell of ["2026-02-30", "2026-03-01 24:00", "2026-03-01 9:5"])
    await expect(importText(admin, `Name,Closed at\nA,${cell}\n`)).rejects.toMatchObject({
      code: "invalid",
    });
});

test("a percentage may have a fraction, which is rounded half up", async () => {
  await importText(actor, 'Name,Probability\nA,12.5\nB,"33,4 %"\nC,100%\nD,0.4\n');
  expect((await readExported(actor)).map(({ probability }) => probability)).toEqual([
    "13",
    "33",
    "100",
    "0",
  ]);
});

describe("a column that is not imported", () => {
  const warned = async (text: string, query: Record<string, string> = {}) =>
    (await importText(actor, text, { dry_run: "true", ...query })).warnings.map(
      ({ row, column, message, count }) => [row, column, message, count],
    );

  test("is named in a warning: one of no field, a second one of a field, one without a header", async () => {
    expect(await warned("Name,Amuont,Deal,,\nA,5,B,x,\nB,5,B,y,\n")).toEqual([
      [1, "Amuont", "is not imported: no field has this name", 1],
      [1, "Deal", "is not imported: Name is read from the column Name", 1],
      [2, "Column 4", "is not imported: it has no header", 2],
    ]);
    expect(await warned("Name,Close,Closed,,\nA,2026-03-01,,,\n")).toEqual([]);
  });

  test("is not named if the request maps the columns itself", async () => {
    const mapping = JSON.stringify({ name: "Deal" });
    expect(await warned("Deal,Mood\nA,good\n", { mapping })).toEqual([]);
  });
});

test("files of two columns, of Excel and of other encodings are read as they are", async () => {
  await importText(actor, "Name;Amount\r\nA;100\r\nB;200\r\n");
  await importText(actor, "Name\tAmount\nC\t300\n");
  await importText(actor, "sep=;\r\nName;Amount\r\nD;400\r\n");
  await importText(actor, "Name,Tags\nE,x;y;z\nF,p;q;r\n");
  await importText(actor, Buffer.from("\uFEFFName;Amount\r\nG;500\r\n", "utf16le"));
  const rows = await readExported(actor);
  expect(rows.map(({ name, amount, tags }) => [name, amount, tags])).toEqual([
    ["A", "100.00", ""],
    ["B", "200.00", ""],
    ["C", "300.00", ""],
    ["D", "400.00", ""],
    ["E", "", "x, y, z"],
    ["F", "", "p, q, r"],
    ["G", "500.00", ""],
  ]);
});

test("any text survives an export and its import, also one that looks like a formula", async () => {
  const sources = ["x;=cmd|' /C calc'!A0;y", "＝1", "a\n-1", "'=1", ";'\"=1"];
  const lines = sources.map((text, index) =>
    csvLine([`N${index}`, `opp_${index}`, escapeFormula(text)]),
  );
  await importText(actor, `Name,Public ID,Source\n${lines.join("")}`);
  const file = await new Response(await exportOpportunitiesCsv(actor)).text();
  expect(file).not.toMatch(/[;\n]"*[=＝]/);
  expect(await importText(actor, file)).toMatchObject({
    unchanged: { opportunities: sources.length },
  });
  expect((await readExported(actor)).map(({ source }) => source)).toEqual(sources);
});

describe("a row", () => {
  test("finds its owner by the email that the column Owner gives", async () => {
    const { email } = await systemDb().user.findUniqueOrThrow({ where: { id: member.userId } });
    const strict = { unknown_owners: "refuse" };
    const file = `Name,Public ID,Owner\nA,opp_a,${email.toUpperCase()}\n`;
    expect(await importText(actor, file, strict)).toMatchObject({ warnings: [] });
    const [row] = await readExported(actor);
    expect(row?.owner_email).toBe(email);
    expect(await importText(actor, file, strict)).toMatchObject({
      unchanged: { opportunities: 1 },
    });
  });

  test("updates the opportunity with its public id, else with its external ids, else creates one", async () => {
    const header = "Name,Public ID,External system,External ID,Amount\n";
    await importText(actor, `${header}A,opp_a,,,1\nB,,erp,1,1\nC,,,,1\n`);
    const report = await importText(
      actor,
      `${header}A2,opp_a,,,2\nB2,,erp,1,2\nC,,,,1\nD,opp_d,,,1\n`,
    );
    expect(report).toMatchObject({ created: { opportunities: 2 }, updated: { opportunities: 2 } });
    const names = (await readExported(actor)).map(({ name, amount }) => `${name} ${amount}`);
    expect(names).toEqual(["A2 2.00", "B2 2.00", "C 1.00", "C 1.00", "D 1.00"]);
  });

  test("leaves the fields of empty cells unchanged, or clears them if the query says so", async () => {
    const header = "Name,Public ID,Amount,Source,Tags,Account,Owner email\n";
    const { email } = await systemDb().user.findUniqueOrThrow({ where: { id: member.userId } });
    await importText(actor, `${header}A,opp_a,5,web,"x, y",Acme,${email}\n`);
    expect(await importText(actor, `${header},opp_a,,,,,\n`)).toMatchObject({
      unchanged: { opportunities: 1 },
    });
    await importText(actor, `${header},opp_a,,,,,\n`, { empty_cells: "clear" });
    expect(await readExported(actor)).toMatchObject([
      {
        name: "A",
        amount: "",
        source: "",
        tags: "",
        account: "",
        owner_email: "",
        owner_name: "",
        currency: "EUR",
      },
    ]);
  });

  test("restores a deleted opportunity at the end of its stage", async () => {
    await importText(actor, "Name,Public ID\nA,opp_a\nB,opp_b\n");
    await deleteOpportunity(actor, "opp_a");
    expect(await importText(actor, "Public ID,Amount\nopp_a,7\n")).toMatchObject({
      updated: { opportunities: 1 },
    });
    expect((await readExported(actor)).map(({ name }) => name)).toEqual(["B", "A"]);
  });

  test("sets the named pipeline and stage, else keeps the current stage, else uses the first suitable one", async () => {
    const other = await createPipeline(organization.id, { name: "Partners" });
    const lines = ["A,Partners,talking,", "B,partners,,won", "C,,,lost", "D,,Proposal,", "E,,,"];
    await importText(
      actor,
      `Name,Public ID,Pipeline,Stage,Status\n${lines.map((line) => `${line[0]},opp_${line}`.replace(/opp_(.),/, "opp_$1,")).join("\n")}\n`,
    );
    await importText(actor, "Public ID,Amount\nopp_D,3\n", { pipeline_id: other.id });
    await importText(actor, "Name\nF\n", { pipeline_id: other.id });
    const places = (await readExported(actor)).map((row) => [
      row.name,
      row.pipeline,
      row.stage,
      row.status,
    ]);
    expect(places.sort()).toEqual([
      ["A", "Partners", "Talking", "open"],
      ["B", "Partners", "Won", "won"],
      ["C", "Sales pipeline", "Lost", "lost"],
      ["D", "Sales pipeline", "Proposal", "open"],
      ["E", "Sales pipeline", "Unassigned", "open"],
      ["F", "Partners", "New", "open"],
    ]);
    expect(await stagesThatLie()).toEqual([]);
  });

  test("keeps an owner who is not a member as text, with a counted warning", async () => {
    const report = await importText(actor, "Name,Owner\nA,Ada\nB,Ada\nC,Bob\n");
    expect(
      report.warnings.map(({ row, column, value, count }) => [row, column, value, count]),
    ).toEqual([
      [2, "Owner", "Ada", 2],
      [4, "Owner", "Bob", 1],
    ]);
    expect((await readExported(actor)).map(({ owner_name }) => owner_name)).toEqual([
      "Ada",
      "Ada",
      "Bob",
    ]);
    const again = await importText(actor, "Name,Owner\nD,Ada\n").catch(() => null);
    expect(again?.created.opportunities).toBe(1);
  });

  test("is accepted with its unchanged owner text when unknown owners are rejected", async () => {
    await importText(actor, "Name,Public ID,Owner\nA,opp_a,Ada\n");
    const strict = { unknown_owners: "refuse" };
    expect(await importText(actor, "Public ID,Owner\nopp_a,Ada\n", strict)).toMatchObject({
      error_count: 0,
    });
  });
});

describe("accounts and contacts", () => {
  test("are found by name, ignoring case, created once if missing, and never changed", async () => {
    const acme = await createAccount(organization.id, { name: "Acme", domain: "acme.test" });
    const report = await importText(
      actor,
      "Name,Account,Contact\nA,ACME,Ann\nB,New Ltd,Bob\nC,new ltd,bob\nD,,Ann\n",
    );
    expect(report.created).toEqual({ opportunities: 4, accounts: 1, contacts: 2 });
    expect((await readExported(actor)).map((row) => [row.account, row.contact])).toEqual([
      ["Acme", "Ann"],
      ["New Ltd", "Bob"],
      ["New Ltd", "Bob"],
      ["", "Ann"],
    ]);
    const ann = await systemDb().contact.findFirstOrThrow({
      where: { organizationId: organization.id, name: "Ann" },
    });
    expect(ann.accountId).toBe(acme.id);
    const events = await systemDb().changeEvent.count({
      where: { organizationId: organization.id, action: "import" },
    });
    expect(events).toBe(7);
  });

  test("with the same name are distinguished by public id, contacts also by account", async () => {
    const [a, b] = [
      await createAccount(organization.id, { name: "Twin" }),
      await createAccount(organization.id, { name: "Twin" }),
    ];
    for (const { id } of [a, b])
      await createContact(organization.id, { name: "John", accountId: id });
    await importText(
      actor,
      `Name,Account public ID,Account,Contact\nA,${a.publicId},Twin,John\nB,${b.publicId},,John\n`,
    );
    const rows = await systemDb().opportunity.findMany({
      where: { organizationId: organization.id },
      include: { contact: true },
      orderBy: { name: "asc" },
    });
    expect(rows.map(({ accountId, contact }) => [accountId, contact?.accountId])).toEqual([
      [a.id, a.id],
      [b.id, b.id],
    ]);
  });

  test("of another organization are not found by name or id", async () => {
    const stranger = await createOrganization();
    const theirs = await createAccount(stranger.id, { name: "Theirs" });
    await importText(
      actor,
      `Name,Account,Account public ID\nA,Theirs,\nB,Mine,${theirs.publicId}\n`,
    );
    const mine = await systemDb().account.findMany({
      where: { organizationId: organization.id },
      orderBy: { name: "asc" },
    });
    expect(mine.map(({ name, publicId }) => [name, publicId === theirs.publicId])).toEqual([
      ["Mine", true],
      ["Theirs", false],
    ]);
    expect(
      (await systemDb().account.findMany({ where: { organizationId: stranger.id } })).map(
        ({ name }) => name,
      ),
    ).toEqual(["Theirs"]);
  });
});

describe("the export", () => {
  test("contains the live opportunities of one pipeline or all, with formulas escaped", async () => {
    const other = await createPipeline(organization.id, { name: "=Partners" });
    await importText(
      actor,
      "Name,Public ID,Pipeline,Account\n'=1+1,opp_a,,'@acme\nB,opp_b,'=Partners,\nC,opp_c,,\n",
    );
    await deleteOpportunity(actor, "opp_c");
    const text = await new Response(
      await exportOpportunitiesCsv(actor, { bom: true }),
    ).arrayBuffer();
    expect(Buffer.from(text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [header, ...lines] = new TextDecoder().decode(text).trim().split("\r\n");
    expect(header?.startsWith("Name,Public ID,Pipeline,Stage,Status,Amount,Currency")).toBe(true);
    expect(lines.sort().map((line) => line.split(",").slice(0, 3).join())).toEqual([
      "'=1+1,opp_a,Sales pipeline",
      "B,opp_b,'=Partners",
    ]);
    expect(lines[0]).toContain("'@acme");
    const one: string[] = [];
    for await (const { name } of readExport(actor, other.id)) one.push(name);
    expect(one).toEqual(["B"]);
  });

  test("needs MANAGE_SHARED_PIPELINES and a pipeline of the organization", async () => {
    const rep = actorFor(await createMember(organization, { role: "REP" }));
    await expect(async () =>
      exportOpportunitiesCsv(authorize(rep, "MANAGE_SHARED_PIPELINES")),
    ).rejects.toMatchObject({ code: "forbidden" });
    const foreign = await createPipeline((await createOrganization()).id);
    await expect(exportOpportunitiesCsv(actor, { pipeline_id: foreign.id })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(importText(actor, "Name\nA\n", { pipeline_id: foreign.id })).rejects.toMatchObject(
      {
        code: "not_found",
      },
    );
  });
});

/** Stages whose opportunities_count is wrong. */
async function stagesThatLie() {
  const stages = await systemDb().stage.findMany({
    where: { organizationId: organization.id },
    include: { opportunities: { where: { deletedAt: null } } },
  });
  return stages.filter(
    ({ opportunities, opportunitiesCount }) => opportunities.length !== opportunitiesCount,
  );
}
