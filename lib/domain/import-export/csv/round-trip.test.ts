import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { vacuumChangedTables } from "@/lib/db/refresh-statistics";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { csvLine, escapeFormula, joinList } from "./csv-text";
import { importOpportunitiesCsv } from "./import-opportunities-csv";
import { COLUMNS, type CsvField, CsvImportQuery, FIELDS } from "./schema";
import { readExport } from "./testing/csv-file";

const isLong = process.env.OPPORTUNE_LONG_TESTS === "1";
const ROWS = isLong ? 50_000 : 2_000;
const MAX_MEGABYTES = isLong ? 100 : 50;
const ROWS_A_PIECE = 1_000;

test(`${ROWS} generated rows come out equal, in their order and in bounded memory`, {
  timeout: 900_000,
}, async () => {
  const { actor, owner } = await arrange();
  const dry = await measured(`dry run of ${ROWS}`, (watch) =>
    importGenerated(actor, owner, watch, { dry_run: "true" }),
  );
  expect(dry).toMatchObject({
    dry_run: true,
    rows: ROWS,
    created: { opportunities: ROWS },
    errors: [],
  });
  expect(await countAll(actor)).toBe(0);

  const report = await measured(`import of ${ROWS}`, (watch) =>
    importGenerated(actor, owner, watch),
  );
  expect(report).toMatchObject({
    rows: ROWS,
    created: { opportunities: ROWS, accounts: 40, contacts: 15 },
    errors: [],
  });
  expect(await countAll(actor)).toBe(ROWS);
  // The server does this every ten seconds, and so does autovacuum.
  await vacuumChangedTables();

  await measured(`export of ${ROWS}`, (watch) => expectExported(actor, owner, watch));
  const again = await measured(`the same import again`, (watch) =>
    importGenerated(actor, owner, watch),
  );
  expect(again.unchanged.opportunities).toBe(ROWS);
  expect(again).toMatchObject({
    created: { opportunities: 0, accounts: 0, contacts: 0 },
    updated: { opportunities: 0 },
  });
});

async function arrange() {
  const organization = await createOrganization({ currency: "EUR", defaultPipeline: true });
  await createPipeline(organization.id, { name: "+Partners" });
  const member = await createMember(organization);
  const owner = await systemDb().user.findUniqueOrThrow({ where: { id: member.userId } });
  return { actor: adminFor(member), owner };
}

type Owner = { email: string; name: string };

type Watch = () => void;

function importGenerated(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  owner: Owner,
  watch: Watch,
  query: Record<string, string> = {},
) {
  return importOpportunitiesCsv(
    actor,
    () => generatedFile(owner, watch),
    CsvImportQuery.parse(query),
  );
}

/** The file, generated while it is read. */
async function* generatedFile(owner: Owner, watch: Watch) {
  yield Buffer.from(csvLine(FIELDS.map((field) => COLUMNS[field].header)));
  for (let start = 0; start < ROWS; start += ROWS_A_PIECE) {
    const indexes = Array.from(
      { length: Math.min(ROWS_A_PIECE, ROWS - start) },
      (_, index) => start + index,
    );
    const lines = indexes.map((index) => {
      const row = generated(index, owner);
      return csvLine(FIELDS.map((field) => escapeFormula(row[field])));
    });
    watch();
    yield Buffer.from(lines.join(""));
  }
}

/** Expects every row once, unchanged, and each stage in the order of the file. */
async function expectExported(
  actor: Authorized<"MANAGE_SHARED_PIPELINES">,
  owner: Owner,
  watch: Watch,
) {
  const lastOfStage = new Map<string, number>();
  let count = 0;
  for await (const record of readExport(actor)) {
    const index = Number(record.public_id.slice("opp_row".length));
    if (!(index > (lastOfStage.get(record.pipeline + record.stage) ?? -1)))
      throw new Error(`Row ${index} is out of order`);
    lastOfStage.set(record.pipeline + record.stage, index);
    const expected = generated(index, owner);
    // One assertion per row would take longer than the export.
    if (FIELDS.some((field) => record[field] !== expected[field])) expect(record).toEqual(expected);
    if (count % ROWS_A_PIECE === 0) watch();
    count++;
  }
  expect(count).toBe(ROWS);
}

const STAGES = [
  ["Sales pipeline", "Prospect", "open"],
  ["Sales pipeline", "Won", "won"],
  ["Sales pipeline", "Lost", "lost"],
  ["+Partners", "Talking", "open"],
  ["+Partners", "Won", "won"],
] as const;
const TEXTS = [
  "plain",
  "=SUM(A1)",
  "+1",
  "-1",
  "@x",
  "'=quoted",
  '"a" ""b""',
  "two\nlines",
  "a\r\nb",
  "ü, 漢; 😀",
  "\ttab",
];

/** The row with this number; the same on every call. */
function generated(index: number, owner: Owner): Record<CsvField, string> {
  const [pipeline, stage, status] = STAGES[index % STAGES.length] ?? STAGES[0];
  const text = TEXTS[index % TEXTS.length] ?? "";
  const moment = (days: number) =>
    new Date(Date.UTC(2020, 0, 1 + (days % 2_000), index % 24, 7, 0, index % 1_000)).toISOString();
  const account = index % 41;
  const contact = index % 16;
  return {
    name: `${text.trim()} ${index}`,
    public_id: `opp_row${String(index).padStart(6, "0")}`,
    pipeline,
    stage,
    status,
    amount: index % 7 === 0 ? "" : `${index * 997}.${String(index % 100).padStart(2, "0")}`,
    currency: index % 3 === 0 ? "USD" : "EUR",
    probability: index % 5 === 0 ? "" : String(index % 101),
    expected_close_date: index % 6 === 0 ? "" : moment(index).slice(0, 10),
    closed_at: status === "open" ? "" : moment(index + 30),
    lost_reason: status === "lost" ? text : "",
    account: account === 0 ? "" : `-Account ${account % 30}`,
    account_public_id: account === 0 ? "" : `acct_${account}`,
    contact: contact === 0 ? "" : `Contact ${contact}`,
    contact_public_id: contact === 0 ? "" : `cnt_${contact}`,
    owner_email: index % 2 === 0 ? owner.email : "",
    owner_name: index % 2 === 0 ? owner.name : "",
    source: text.trim(),
    description: text.repeat(1 + (index % 4)),
    tags: joinList(index % 3 === 0 ? [] : ["a", "b, c", `t${index % 9}`]),
    external_system: "erp",
    external_id: `${text.trim()}${index}`,
    opened_at: index % 4 === 0 ? "" : moment(index),
    stage_entered_at: moment(index + 1),
    created_at: moment(index),
  };
}

function countAll({ organizationId }: Actor): Promise<number> {
  return systemDb().opportunity.count({ where: { organizationId } });
}

/**
 * Runs the work, prints its time, and expects the heap that is still in use at each call of `watch`
 * to stay small.
 */
async function measured<T>(what: string, work: (watch: Watch) => Promise<T>): Promise<T> {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const live = () => {
    collect();
    return process.memoryUsage().heapUsed / 1_000_000;
  };
  const [before, rss, start, cpu] = [
    live(),
    process.memoryUsage.rss(),
    performance.now(),
    process.cpuUsage(),
  ];
  let [most, pieces, looking] = [before, 0, 0];
  const result = await work(() => {
    if (pieces++ % 5 > 0) return;
    const began = performance.now();
    most = Math.max(most, live());
    looking += performance.now() - began;
  });
  const ms = Math.round(performance.now() - start - looking);
  const cpuMs = Math.round(process.cpuUsage(cpu).user / 1_000 - looking);
  const grown = Math.round(most - before);
  const process_ = Math.round((process.memoryUsage.rss() - rss) / 1_000_000);
  console.info(
    `${what}: ${ms} ms (${cpuMs} ms of processor), live heap +${grown} MB, process with its database +${process_} MB`,
  );
  expect(grown).toBeLessThan(MAX_MEGABYTES);
  return result;
}
