import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Authorized, authorize } from "@/lib/domain/actor";
import { FieldChanges } from "@/lib/domain/change-events/record";
import { DomainError } from "@/lib/domain/errors";
import { createOpportunity } from "@/lib/domain/opportunities/create-opportunity";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { listOpportunities } from "@/lib/domain/opportunities/list/queries";
import { restoreOpportunity } from "@/lib/domain/opportunities/restore-opportunity";
import { UpdateOpportunity } from "@/lib/domain/opportunities/schema";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { parse } from "@/lib/domain/validation";
import { actorFor } from "@/prisma/factories/actor-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { reorderStage } from "./reorder-stage";

const OPERATIONS = process.env.OPPORTUNE_LONG_TESTS ? 500 : 200;

let actor: Authorized<"EDIT_SALES_PIPELINES">;
let pipelineId: string;
let stages: string[];

beforeAll(async () => {
  actor = authorize(
    actorFor(await createMember(await createOrganization())),
    "EDIT_SALES_PIPELINES",
  );
  const { pipelines, default_pipeline_id } = await listPipelines(actor);
  pipelineId = default_pipeline_id;
  stages = pipelines[0]?.stages.map(({ id }) => id) ?? [];
});

const stage = (index: number) => stages[index % stages.length] ?? "";

async function fill(index: number, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    ids.push(
      (await createOpportunity(actor, { name: `Card ${n}`, pipeline_stage_id: stage(index) })).id,
    );
  }
  return ids;
}

async function order(index: number): Promise<string[]> {
  const { opportunities } = await listOpportunities(actor, {
    pipelineId,
    filter: { pipeline_stage_id: stage(index) },
    page: {},
  });
  expect(opportunities.map((each) => each.stage_position)).toEqual(
    opportunities.map((_, place) => place),
  );
  return opportunities.map(({ id }) => id);
}

async function clear(index: number) {
  for (const id of await order(index)) await deleteOpportunity(actor, id);
}

describe("moving", () => {
  test("to a new stage alone appends, and to the same stage alone does nothing", async () => {
    await clear(0);
    await clear(1);
    const [first = "", second = ""] = await fill(0, 2);
    const [there = ""] = await fill(1, 1);
    const moved = await updateOpportunity(actor, first, { pipeline_stage_id: stage(1) });
    expect(moved).toMatchObject({
      stage_position: 1,
      pipeline_stage_id: stage(1),
      lock_version: 1,
    });
    const still = await updateOpportunity(actor, there, { pipeline_stage_id: stage(1) });
    expect(still).toMatchObject({ stage_position: 0, lock_version: 0 });
    expect(await order(1)).toEqual([there, first]);
    expect(await order(0)).toEqual([second]);
  });

  test("can reach every position by number and by neighbour, and the response shows it", async () => {
    await clear(0);
    await clear(1);
    const cards = await fill(0, 6);
    for (const place of [0, 5, 3, 1, 4, 2, 99]) {
      for (const id of cards) {
        const { stage_position } = await updateOpportunity(actor, id, { stage_position: place });
        expect(stage_position).toBe(Math.min(place, 5));
        expect((await order(0)).indexOf(id)).toBe(Math.min(place, 5));
      }
    }
    const [a = "", b = "", c = ""] = await order(0);
    await updateOpportunity(actor, c, { before_id: b });
    expect((await order(0)).slice(0, 3)).toEqual([a, c, b]);
    await updateOpportunity(actor, a, { after_id: b });
    expect((await order(0)).slice(0, 3)).toEqual([c, b, a]);
  });

  test("clamps a position beyond either end", () => {
    for (const [sent, wanted] of [
      [-3, 0],
      [0, 0],
      [1_000_000, 1_000_000],
    ]) {
      expect(parse(UpdateOpportunity, { stage_position: sent })).toEqual({
        stage_position: wanted,
      });
    }
  });

  test("falls back to the position if the neighbour left the stage; without a position it is rejected and nothing changes", async () => {
    await clear(0);
    await clear(1);
    const [a = "", b = ""] = await fill(0, 2);
    const [other = ""] = await fill(1, 1);
    const before = await order(0);
    await expect(updateOpportunity(actor, a, { after_id: other })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(updateOpportunity(actor, a, { after_id: b, before_id: b })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await order(0)).toEqual(before);
    const moved = await updateOpportunity(actor, a, {
      pipeline_stage_id: stage(1),
      after_id: b,
      stage_position: 0,
    });
    expect(moved.stage_position).toBe(0);
    expect(await order(1)).toEqual([a, other]);
  });

  test("from an unexpected stage is rejected with the current record", async () => {
    const [a = ""] = await fill(0, 1);
    const rejection = await updateOpportunity(actor, a, {
      pipeline_stage_id: stage(1),
      expected_stage_id: stage(2),
    }).catch((error) => error);
    expect(rejection).toBeInstanceOf(DomainError);
    expect(rejection).toMatchObject({
      code: "conflict",
      extra: { current: { opportunity: { id: a, pipeline_stage_id: stage(0) } } },
    });
  });
});

describe("reordering", () => {
  test("permutes the listed opportunities among their positions, and only they change version", async () => {
    await clear(0);
    const cards = await fill(0, 12);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(cards, { minLength: 1 }), async (named) => {
        const before = await listOpportunities(actor, {
          pipelineId,
          filter: { pipeline_stage_id: stage(0) },
          page: {},
        });
        const queue = [...named];
        const expected = before.opportunities.map(({ id }) =>
          named.includes(id) ? queue.shift() : id,
        );
        const mixed = named.map((id, index) =>
          index % 2 ? id : (before.opportunities.find((each) => each.id === id)?.public_id ?? id),
        );
        const answer = await reorderStage(actor, {
          pipeline_stage_id: stage(0),
          ordered_ids: mixed,
        });
        expect(answer.opportunities.map(({ id }) => id)).toEqual(named);
        expect(await order(0)).toEqual(expected);
        for (const { id, stage_position } of answer.opportunities)
          expect(expected[stage_position]).toBe(id);
        const after = await listOpportunities(actor, {
          pipelineId,
          filter: { pipeline_stage_id: stage(0) },
          page: {},
        });
        for (const each of after.opportunities) {
          const was = before.opportunities.find(({ id }) => id === each.id);
          if (!named.includes(each.id)) expect(each.lock_version).toBe(was?.lock_version);
          const answered = answer.opportunities.find(({ id }) => id === each.id);
          expect(answered?.lock_version ?? each.lock_version).toBe(each.lock_version);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("swaps two neighbours by writing only one of them", async () => {
    await clear(0);
    const [a = "", b = ""] = await fill(0, 5);
    await reorderStage(actor, { pipeline_stage_id: stage(0), ordered_ids: [b, a] });
    const { opportunities } = await listOpportunities(actor, {
      pipelineId,
      filter: { pipeline_stage_id: stage(0) },
      page: {},
    });
    expect(opportunities.reduce((sum, each) => sum + each.lock_version, 0)).toBe(1);
  });

  test("is rejected with each id that is unknown, repeated or in another stage, and changes nothing", async () => {
    await clear(0);
    await clear(1);
    const [a = "", b = ""] = await fill(0, 2);
    const [elsewhere = ""] = await fill(1, 1);
    const rejection = await reorderStage(actor, {
      pipeline_stage_id: stage(0),
      ordered_ids: [b, a, b, elsewhere, "opp_nobody"],
    }).catch((e) => e);
    expect(rejection.code).toBe("invalid");
    expect(rejection.extra.issues.map((issue: { field: string }) => issue.field)).toEqual([
      "ordered_ids[2]",
      "ordered_ids[3]",
      "ordered_ids[4]",
    ]);
    expect(await order(0)).toEqual([a, b]);
  });
});

describe("deleting and restoring", () => {
  test("leaves no gap, and restoring appends to the stage", async () => {
    await clear(0);
    const [a = "", b = "", c = ""] = await fill(0, 3);
    await deleteOpportunity(actor, a);
    await expect(updateOpportunity(actor, a, { name: "Gone" })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await order(0)).toEqual([b, c]);
    expect(await restoreOpportunity(actor, a)).toMatchObject({ id: a, stage_position: 2 });
    expect(await order(0)).toEqual([b, c, a]);
    expect(await restoreOpportunity(actor, a)).toMatchObject({ id: a, stage_position: 2 });
  });
});

test("random moves, reorders, creates and deletes by 8 concurrent clients lose nothing and keep every stage dense", async () => {
  const member = await createMember(await createOrganization());
  const own = authorize(actorFor(member), "EDIT_SALES_PIPELINES");
  const { pipelines, default_pipeline_id } = await listPipelines(own);
  const targets = pipelines[0]?.stages.map(({ id }) => id) ?? [];
  const pick = <T>(list: T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
  const live = new Set<string>();
  for (let n = 0; n < 40; n++)
    live.add(
      (await createOpportunity(own, { name: `Card ${n}`, pipeline_stage_id: pick(targets) })).id,
    );
  const inStage = async (id: string) =>
    (
      await listOpportunities(own, {
        pipelineId: default_pipeline_id,
        filter: { pipeline_stage_id: id },
        page: {},
      })
    ).opportunities;
  let budget = OPERATIONS;
  const client = async () => {
    while (budget-- > 0) {
      const id = pick([...live]) ?? "";
      const to = pick(targets) ?? "";
      const dice = Math.random();
      try {
        if (dice < 0.5)
          await updateOpportunity(own, id, {
            pipeline_stage_id: to,
            stage_position: Math.floor(Math.random() * 8),
          });
        else if (dice < 0.6) await updateOpportunity(own, id, { pipeline_stage_id: to });
        else if (dice < 0.85) {
          const ids = (await inStage(to)).map((each) => each.id).sort(() => Math.random() - 0.5);
          if (ids.length > 0) await reorderStage(own, { pipeline_stage_id: to, ordered_ids: ids });
        } else if (dice < 0.95)
          live.add((await createOpportunity(own, { name: "New", pipeline_stage_id: to })).id);
        else if (live.delete(id)) await deleteOpportunity(own, id);
      } catch (error) {
        // The card may have left the stage, or been deleted, since the client read it: that is
        // rejected, but never a server error.
        if (!(error instanceof DomainError) || !["invalid", "not_found"].includes(error.code))
          throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
  const { opportunities } = await listOpportunities(own, {
    pipelineId: default_pipeline_id,
    filter: {},
    page: {},
  });
  expect(new Set(opportunities.map(({ id }) => id))).toEqual(live);
  expect(opportunities).toHaveLength(live.size);
  const after = (await listPipelines(own)).pipelines[0];
  for (const each of after?.stages ?? []) {
    const cards = await inStage(each.id);
    expect(cards.map((card) => card.stage_position)).toEqual(cards.map((_, place) => place));
    expect(each.opportunities_count).toBe(cards.length);
  }
  const events = await systemDb().changeEvent.findMany({
    where: { organizationId: own.organizationId },
    select: { changes: true },
  });
  const pairs = events.flatMap(({ changes }) => Object.entries(FieldChanges.parse(changes)));
  expect(pairs.filter(([, [before, after]]) => before === after)).toEqual([]);
}, 120_000);
