import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { summarizeOpportunities } from "@/lib/domain/opportunities/list/summarize-opportunities";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { importBundle } from "./import-bundle";
import { comparable, readBundle } from "./testing/read-bundle";

const FILE = fileURLToPath(
  new URL("../../../../../shared/data/sales/sales-bundle.json", import.meta.url),
);
const isThere = existsSync(FILE);
if (!isThere) console.warn(`Skipped: the real sales data is not at ${FILE}`);

test.skipIf(!isThere)(
  "a bundle of 8,800 real opportunities is imported completely, once, and exported equal",
  { timeout: 240_000 },
  async () => {
    const text = readFileSync(FILE, "utf8");
    const actor = adminFor(await createMember(await createOrganization()));
    const first = await measured("import of 8,800", () => importBundle(actor, JSON.parse(text)));
    expect(first.errors).toEqual([]);
    expect(first.created).toMatchObject({ accounts: 85, opportunities: 8_800 });
    expect(await totals(actor)).toEqual({
      Unassigned: [0, []],
      Prospect: [498, ["1067954.00"]],
      Qualification: [1_591, ["3898261.00"]],
      Proposal: [0, []],
      Negotiation: [0, []],
      Won: [4_238, ["10005534.00"]],
      Lost: [2_473, ["5946468.00"]],
    });
    expect(
      await systemDb().changeEvent.count({
        where: { organizationId: actor.organizationId, action: "import" },
      }),
    ).toBe(8_885);

    const second = await measured("the same again", () => importBundle(actor, JSON.parse(text)));
    expect(second.unchanged).toMatchObject({ accounts: 85, opportunities: 8_800 });
    expect(second.created).toMatchObject({ pipelines: 0, accounts: 0, opportunities: 0 });
    expect(second.updated).toMatchObject({ pipelines: 0, accounts: 0, opportunities: 0 });

    const bundle = await measured("export", () => readBundle(actor));
    const inOrder = (rows: { public_id?: unknown; stage?: unknown }[]) =>
      rows.filter(({ stage }) => stage === "Won").map(({ public_id }) => public_id);
    expect(inOrder(bundle.opportunities)).toEqual(inOrder(JSON.parse(text).opportunities));
    const other = adminFor(await createMember(await createOrganization()));
    await measured("import of the export", () => importBundle(other, bundle));
    expect(comparable(await readBundle(other))).toEqual(comparable(bundle));
  },
);

/** Counts and amounts of every stage of the default pipeline, by the stage's name. */
async function totals(actor: Authorized<"VIEW_SALES_PIPELINES">) {
  const { pipelines, default_pipeline_id } = await listPipelines(actor);
  const { stages } = await summarizeOpportunities(actor, {
    pipelineId: default_pipeline_id,
    filter: {},
  });
  const names = new Map(
    pipelines.flatMap((pipeline) => pipeline.stages.map(({ id, name }) => [id, name])),
  );
  return Object.fromEntries(
    stages.map(({ pipeline_stage_id, count, amounts }) => [
      names.get(pipeline_stage_id),
      [count, amounts.map(({ amount }) => amount)],
    ]),
  );
}

async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [start, memory] = [performance.now(), process.memoryUsage.rss()];
  const result = await work();
  const [ms, megabytes] = [
    performance.now() - start,
    (process.memoryUsage.rss() - memory) / 1_000_000,
  ];
  console.info(
    `${what}: ${Math.round(ms)} ms, memory ${megabytes < 0 ? "" : "+"}${Math.round(megabytes)} MB`,
  );
  return result;
}
