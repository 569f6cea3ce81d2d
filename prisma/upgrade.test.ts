import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restoreBackup } from "@/lib/db/backup/restore-backup";
import { writeBackup } from "@/lib/db/backup/write-backup";
import { systemDb } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { authorize } from "@/lib/domain/actor";
import { listOpportunities } from "@/lib/domain/opportunities/list/queries";
import { summarizeOpportunities } from "@/lib/domain/opportunities/list/summarize-opportunities";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { actorFor } from "./factories/actor-for";
import { openEmptyDatabase } from "./factories/open-empty-database";

// A company's data as the first version stored it, before any later migration.
const FIRST_VERSION = "prisma/fixtures/first-version.backup";
const folder = mkdtempSync(path.join(tmpdir(), "opportune-upgrade-"));
let closeDatabase = async () => {};

beforeAll(async () => {
  closeDatabase = await openEmptyDatabase({ migrated: false });
  await restoreBackup(FIRST_VERSION);
}, 120_000);

afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

test("an upgrade from the first version keeps every row and every value", async () => {
  expect(await migrate(), "nothing is left to migrate").toEqual([]);
  const after = path.join(folder, "after.backup");
  await writeBackup(after);
  const upgraded = rowsOf(after);
  const lost = [...rowsOf(FIRST_VERSION)].filter(([key, row]) => !holds(upgraded.get(key), row));
  expect(lost).toEqual([]);
  expect(upgraded.size).toBe(rowsOf(FIRST_VERSION).size);
});

test("lists, totals and moves agree after an upgrade", async () => {
  const { organizationId, userId } = await systemDb().member.findFirstOrThrow({
    where: { role: "REP" },
  });
  const { tenantId } = await systemDb().organization.findFirstOrThrow({
    where: { id: organizationId },
  });
  const actor = authorize(
    actorFor({ organizationId, tenantId, userId, name: "Rep", role: "REP" }),
    "EDIT_SALES_PIPELINES",
  );
  const { pipelines } = await listPipelines(actor);
  const counted = pipelines.find(({ opportunities_count }) => opportunities_count > 0);
  if (!counted) throw new Error("No pipeline holds anything");
  const selection = { pipelineId: counted.id, filter: {} };
  const { opportunities } = await listOpportunities(actor, { ...selection, page: {} });
  const { total } = await summarizeOpportunities(actor, selection);
  expect(opportunities).toHaveLength(counted.opportunities_count);
  expect(total.count).toBe(counted.opportunities_count);
  const [first] = opportunities.filter(({ status }) => status === "open");
  const stage = counted.stages.find(
    ({ id, stage_type }) => stage_type === "open" && id !== first?.pipeline_stage_id,
  );
  if (!first || !stage) throw new Error("Nothing can be moved");
  const moved = await updateOpportunity(actor, first.id, {
    pipeline_stage_id: stage.id,
    stage_position: 0,
  });
  expect(moved).toMatchObject({ pipeline_stage_id: stage.id, stage_position: 0 });
});

type Row = Record<string, unknown>;

function rowsOf(file: string): Map<string, Row> {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString().trim().split("\n");
  return new Map(
    lines.slice(0, -1).map((line) => {
      const [table = "", json = ""] = line.split("\t", 2);
      const row = JSON.parse(json) as Row;
      return [[table, row.organization_id, row.id ?? row.user_id ?? row.prefix].join(" "), row];
    }),
  );
}

function holds(row: Row | undefined, values: Row): boolean {
  return (
    row !== undefined && Object.entries(values).every(([name, value]) => same(row[name], value))
  );
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
