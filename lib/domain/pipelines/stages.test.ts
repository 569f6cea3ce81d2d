import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authorize } from "@/lib/domain/actor";
import { createOpportunity } from "@/lib/domain/opportunities/create-opportunity";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { listOpportunities } from "@/lib/domain/opportunities/list/queries";
import { findOpportunity } from "@/lib/domain/opportunities/queries";
import { restoreOpportunity } from "@/lib/domain/opportunities/restore-opportunity";
import { actorFor } from "@/prisma/factories/actor-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "./create-pipeline";
import { deletePipeline } from "./delete-pipeline";
import { ensureDefaultPipeline } from "./ensure-default-pipeline";
import { findPipeline, listPipelines } from "./queries";
import { replacePipelineStages, updatePipeline } from "./update-pipeline";

const FIVE = ["Lead", "Offer", "Closing", "Closed Won", "Closed Lost"].map((name) => ({ name }));

async function manager() {
  const organization = await createOrganization();
  const member = await createMember(organization, { role: "MANAGER" });
  return { organization, actor: authorize(actorFor(member), "MANAGE_SHARED_PIPELINES") };
}

async function pipelineOfFive() {
  const { actor, organization } = await manager();
  const pipeline = await createPipeline(actor, { name: "Five", stages: FIVE });
  const id = (index: number) => pipeline.stages[index]?.id ?? "";
  return { actor, organization, pipeline, id };
}

describe("a pipeline's stages", () => {
  test("take their type from the name when created, and keep it when renamed", async () => {
    const { actor, pipeline, id } = await pipelineOfFive();
    expect(pipeline.stages.map((stage) => stage.stage_type)).toEqual([
      "open",
      "open",
      "open",
      "won",
      "lost",
    ]);
    expect(pipeline.stages.map((stage) => stage.probability)).toEqual([null, null, null, 100, 0]);
    const renamed = await updatePipeline(actor, pipeline.id, {
      stages: [
        { id: id(3), name: "Party" },
        { id: id(0), name: "Won" },
      ],
    });
    expect(renamed.stages.map((stage) => [stage.name, stage.stage_type])).toEqual([
      ["Won", "open"],
      ["Offer", "open"],
      ["Closing", "open"],
      ["Party", "won"],
      ["Closed Lost", "lost"],
    ]);
    expect(renamed.lock_version).toBe(pipeline.lock_version + 1);
  });

  test("are merged with the sent ones: unlisted stages stay, new ones come last, positions change and names can be swapped", async () => {
    const { actor, pipeline, id } = await pipelineOfFive();
    const merged = await updatePipeline(actor, pipeline.id, {
      stages: [
        { name: "Extra" },
        { id: id(4), position: 0 },
        { id: id(0), name: "Offer" },
        { id: id(1), name: "Lead" },
      ],
    });
    expect(merged.stages.map((stage) => stage.name)).toEqual([
      "Closed Lost",
      "Offer",
      "Lead",
      "Closing",
      "Closed Won",
      "Extra",
    ]);
    expect(merged.stages.map((stage) => stage.position)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("cannot be removed without a target while they have opportunities: the error names all of them and nothing changes", async () => {
    const { actor, pipeline, id } = await pipelineOfFive();
    for (const index of [0, 0, 1])
      await createOpportunity(actor, { name: "Held", pipeline_stage_id: id(index) });
    const rejection = await replacePipelineStages(actor, pipeline.id, { name: "Renamed" }, [
      { id: id(2) },
    ]).catch((error) => error);
    expect(rejection.code).toBe("stage_not_empty");
    expect(rejection.detail).toContain("Lead holds 2 opportunities, Offer holds 1 opportunity");
    expect(await findPipeline(actor, pipeline.id)).toEqual({
      ...pipeline,
      opportunities_count: 3,
      stages: pipeline.stages.map((stage, index) => ({
        ...stage,
        opportunities_count: [2, 1, 0, 0, 0][index],
      })),
    });
  });

  test("that are removed with a target append their opportunities there, with order and history kept", async () => {
    const { actor, pipeline, id } = await pipelineOfFive();
    const names = async (stageId: string) =>
      (
        await listOpportunities(actor, {
          pipelineId: pipeline.id,
          filter: { pipeline_stage_id: stageId },
          page: {},
        })
      ).opportunities.map((each) => each.name);
    for (const name of ["a", "b", "c"])
      await createOpportunity(actor, { name, pipeline_stage_id: id(0) });
    await createOpportunity(actor, { name: "own", pipeline_stage_id: id(3) });
    const after = await updatePipeline(actor, pipeline.id, {
      stages: [{ id: id(0), _destroy: true, move_opportunities_to: id(3) }],
    });
    expect(after.stages.map((stage) => stage.opportunities_count)).toEqual([0, 0, 4, 0]);
    expect(await names(id(3))).toEqual(["own", "a", "b", "c"]);
    const { opportunities } = await listOpportunities(actor, {
      pipelineId: pipeline.id,
      filter: {},
      page: {},
    });
    for (const each of opportunities)
      expect(each).toMatchObject({ status: "won", closed_at: expect.any(String) });
  });

  test("change the status of their opportunities when their type changes", async () => {
    const { actor, pipeline, id } = await pipelineOfFive();
    const { id: cardId } = await createOpportunity(actor, {
      name: "Card",
      pipeline_stage_id: id(0),
    });
    await updatePipeline(actor, pipeline.id, { stages: [{ id: id(0), stage_type: "won" }] });
    expect(await findOpportunity(actor, cardId)).toMatchObject({
      status: "won",
      closed_at: expect.any(String),
      effective_probability: 100,
    });
    await updatePipeline(actor, pipeline.id, { stages: [{ id: id(0), stage_type: "open" }] });
    expect(await findOpportunity(actor, cardId)).toMatchObject({ status: "open", closed_at: null });
  });

  test("cannot have unknown ids, repeated names or a target that is removed; the error names the entry", async () => {
    const { actor, pipeline, id } = await pipelineOfFive();
    const other = await createPipeline(actor, { name: "Other", stages: FIVE });
    const refuse = async (stages: Parameters<typeof updatePipeline>[2]["stages"]) => {
      const error = await updatePipeline(actor, pipeline.id, { stages }).catch((each) => each);
      return error.extra?.issues?.map((issue: { field: string }) => issue.field) ?? error.code;
    };
    expect(await refuse([{ id: other.stages[0]?.id, name: "Mine" }])).toEqual(["stages[0].id"]);
    expect(await refuse([{ name: "LEAD" }])).toEqual(["stages[0].name"]);
    expect(await refuse([{}])).toEqual(["stages[0].name"]);
    expect(await refuse([{ id: id(0), _destroy: true, move_opportunities_to: id(0) }])).toEqual([
      "stages[0].move_opportunities_to",
    ]);
    expect(await refuse(Array.from({ length: 46 }, (_, n) => ({ name: `Stage ${n}` })))).toEqual([
      "stages",
    ]);
  });
});

describe("the default pipeline", () => {
  test("is created once by 12 concurrent first requests, with the documented stages", async () => {
    const organization = await createOrganization();
    const ids = await Promise.all(
      Array.from({ length: 12 }, () => ensureDefaultPipeline(organization.id)),
    );
    expect(new Set(ids).size).toBe(1);
    const actor = authorize(actorFor(await createMember(organization)), "VIEW_SALES_PIPELINES");
    const { pipelines } = await listPipelines(actor);
    expect(pipelines).toHaveLength(1);
    expect(
      pipelines[0]?.stages.map(({ name, stage_type, probability }) => [
        name,
        stage_type,
        probability,
      ]),
    ).toEqual([
      ["Unassigned", "open", 0],
      ["Prospect", "open", 10],
      ["Qualification", "open", 25],
      ["Proposal", "open", 50],
      ["Negotiation", "open", 75],
      ["Won", "won", 100],
      ["Lost", "lost", 0],
    ]);
  });

  test("cannot be deleted, deactivated, or lose its open Unassigned stage", async () => {
    const { actor, organization } = await manager();
    const id = await ensureDefaultPipeline(organization.id);
    const [unassigned] = (await findPipeline(actor, id)).stages;
    await expect(deletePipeline(actor, id)).rejects.toMatchObject({ code: "default_pipeline" });
    await expect(updatePipeline(actor, id, { is_active: false })).rejects.toMatchObject({
      code: "default_pipeline",
    });
    for (const change of [{ name: "Inbox" }, { stage_type: "won" as const }, { _destroy: true }]) {
      await expect(
        updatePipeline(actor, id, { stages: [{ id: unassigned?.id, ...change }] }),
      ).rejects.toMatchObject({
        code: "default_pipeline",
      });
    }
  });
});

describe("deleting a pipeline", () => {
  test("fails with the count while the pipeline has opportunities; a deleted one does not count and is restored elsewhere", async () => {
    const { actor, pipeline, id } = await pipelineOfFive();
    const card = await createOpportunity(actor, { name: "Card", pipeline_stage_id: id(3) });
    await expect(deletePipeline(actor, pipeline.id)).rejects.toMatchObject({
      code: "pipeline_not_empty",
      detail: expect.stringContaining("1 opportunity"),
    });
    await deleteOpportunity(actor, card.id);
    await deletePipeline(actor, pipeline.id);
    await expect(findPipeline(actor, pipeline.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await restoreOpportunity(actor, card.id)).toMatchObject({
      stage: "Won",
      status: "won",
      stage_position: 0,
    });
  });
});

test("random edits of stages with opportunities lose none and keep positions and counts dense", async () => {
  const { actor, pipeline } = await pipelineOfFive();
  const live = new Set<string>();
  for (const [index, stage] of pipeline.stages.entries()) {
    for (let n = 0; n <= index; n++)
      live.add((await createOpportunity(actor, { name: "Card", pipeline_stage_id: stage.id })).id);
  }
  const edit = fc.record({
    at: fc.nat(9),
    to: fc.nat(9),
    act: fc.constantFrom("add", "remove", "move", "type", "rename"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      for (const { at, to, act } of edits) {
        const { stages } = await findPipeline(actor, pipeline.id);
        const stage = stages[at % stages.length];
        const target = stages[to % stages.length];
        const change = {
          add: { name: `Stage ${Math.random()}` },
          remove: {
            id: stage?.id,
            _destroy: true,
            ...(to % 2 ? { move_opportunities_to: target?.id } : {}),
          },
          move: { id: stage?.id, position: to },
          type: { id: stage?.id, stage_type: (["open", "won", "lost"] as const)[to % 3] },
          rename: { id: stage?.id, name: `Renamed ${Math.random()}` },
        }[act];
        await updatePipeline(actor, pipeline.id, { stages: [change] }).catch((error) => {
          expect(["invalid", "conflict", "stage_not_empty"]).toContain(error.code);
        });
      }
      const now = await findPipeline(actor, pipeline.id);
      const { opportunities } = await listOpportunities(actor, {
        pipelineId: pipeline.id,
        filter: {},
        page: {},
      });
      expect(new Set(opportunities.map(({ id }) => id))).toEqual(live);
      expect(now.stages.map((stage) => stage.position)).toEqual(
        now.stages.map((_, place) => place),
      );
      for (const stage of now.stages) {
        const cards = opportunities.filter((each) => each.pipeline_stage_id === stage.id);
        expect(stage.opportunities_count).toBe(cards.length);
        expect(cards.map((card) => card.stage_position)).toEqual(cards.map((_, place) => place));
        for (const card of cards)
          expect([card.status, card.closed_at === null]).toEqual([
            stage.stage_type,
            stage.stage_type === "open",
          ]);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
