import { beforeEach, expect, test } from "vitest";
import type { Authorized, UserActor } from "@/lib/domain/actor";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { importBundle } from "./import-bundle";
import { readDefaultStages } from "./testing/read-default-stages";

let actor: UserActor & Authorized<"MANAGE_ORGANIZATION">;
let organization: { id: string; tenantId: string };

beforeEach(async () => {
  organization = await createOrganization({ currency: "EUR" });
  actor = adminFor(await createMember(organization));
});

test("concurrent imports of one bundle create its records once", async () => {
  const bundle = {
    pipelines: [{ name: "P", stages: [{ name: "A" }] }],
    accounts: [{ name: "A", external_system: "erp", external_id: "1" }],
    opportunities: Array.from({ length: 20 }, (_, index) => ({
      public_id: `opp_${index}`,
      name: `${index}`,
      stage: "Proposal",
    })),
  };
  const reports = await Promise.all([1, 2, 3].map(() => importBundle(actor, bundle)));
  expect(reports.map(({ created }) => created.opportunities).sort()).toEqual([0, 0, 20]);
  expect(reports.map(({ created }) => created.accounts).sort()).toEqual([0, 0, 1]);
  expect(reports.map(({ created }) => created.pipelines).sort()).toEqual([0, 0, 1]);
  expect(await counts()).toMatchObject({ Proposal: 20 });
  expect((await stage("Proposal")).map(({ stage_position }) => stage_position)).toEqual(
    Array.from({ length: 20 }, (_, index) => index),
  );
});

test("moves and creates during an import leave every stage with dense positions and a correct count", async () => {
  await importBundle(actor, {
    opportunities: Array.from({ length: 8 }, (_, index) => ({
      public_id: `opp_${index}`,
      name: `${index}`,
    })),
  });
  const { pipelines } = await listPipelines(actor);
  const target = pipelines[0]?.stages.find(({ name }) => name === "Proposal")?.id;
  const moves = Array.from({ length: 8 }, (_, index) =>
    updateOpportunity(actor, `opp_${index}`, { pipeline_stage_id: target }),
  );
  const more = Array.from({ length: 60 }, (_, index) => ({
    public_id: `opp_${index}`,
    name: `n${index}`,
    stage: index % 2 ? "Proposal" : "Won",
  }));
  await Promise.all([
    ...moves.slice(0, 4),
    importBundle(actor, { opportunities: more }),
    ...moves.slice(4),
  ]);
  const held = await Promise.all(["Unassigned", "Proposal", "Won"].map((name) => stage(name)));
  expect(held.flat()).toHaveLength(60);
  const [unassigned, proposal, won] = held.map((each) => each.length);
  expect(await counts()).toMatchObject({ Unassigned: unassigned, Proposal: proposal, Won: won });
});

/** The live opportunities of a stage of the default pipeline, in order. */
async function stage(name: string) {
  return (await readDefaultStages(actor))[name]?.opportunities ?? [];
}

async function counts() {
  const stages = await readDefaultStages(actor);
  return Object.fromEntries(Object.entries(stages).map(([name, { count }]) => [name, count]));
}
