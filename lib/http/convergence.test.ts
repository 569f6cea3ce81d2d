import { expect, test } from "vitest";
import type { Answer } from "@/lib/http/testing/call-route";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

const OPERATIONS = process.env.OPPORTUNE_LONG_TESTS ? 1_000 : 200;
const CLIENTS = 8;
const OPPORTUNITIES = "/api/v1/crm/opportunities";

type Stage = { id: string; pipelineId: string };
type Opportunity = {
  id: string;
  pipeline_id: string;
  pipeline_stage_id: string;
  stage_position: number;
  stage_type: string;
  status: string;
};

/** Statuses that are correct for a client that acts on outdated data. */
const REFUSALS = [400, 404, 409, 422];

test(`${CLIENTS} clients at once, ${OPERATIONS} random moves, reorders, creates, deletes and restores over both APIs lose nothing, and every read agrees`, async () => {
  const organization = await createOrganization({ defaultPipeline: true });
  const admin = await createMember(organization);
  const rep = await createMember(organization, { role: "REP" });
  const extra = await createPipeline(organization.id);
  const call = await callerFor(admin);
  const callers = [
    call,
    await callerFor(rep),
    await callerFor(await createApiKey(admin, { scope: "write" })),
  ];
  const stages = await stagesOf(call);
  expect(stages.length).toBe(7 + extra.stages.length);

  const live = new Set<string>();
  const deleted = new Set<string>();
  const made = async (caller: Caller) => {
    const stage = pick(stages);
    const { body, status } = chance(0.5)
      ? await caller("POST", OPPORTUNITIES, { name: "Made", pipeline_stage_id: stage.id })
      : await caller("POST", "/api/deals", { title: "Made", stageId: stage.id });
    expect(status).toBe(201);
    live.add(body.opportunity?.id ?? body.id);
  };
  for (let n = 0; n < 60; n++) await made(call);

  let left = OPERATIONS;
  let done = 0;
  const act = async (caller: Caller): Promise<Answer | undefined> => {
    const id = pick([...live]);
    const to = pick(stages);
    const neighbour = pick([...live]);
    const place = Math.floor(Math.random() * 12);
    const dice = Math.random();
    const move = (body: object) =>
      caller("PATCH", `${OPPORTUNITIES}/${id}`, {
        pipeline_id: to.pipelineId,
        pipeline_stage_id: to.id,
        ...body,
      });
    if (dice < 0.15) return move({ stage_position: place });
    if (dice < 0.25)
      return move({ stage_position: place, [chance(0.5) ? "before_id" : "after_id"]: neighbour });
    if (dice < 0.35) return move({});
    if (dice < 0.5) return caller("PUT", `/api/deals/${id}`, { stageId: to.id });
    if (dice < 0.55) {
      return caller("POST", `${OPPORTUNITIES}/bulk`, {
        ids: [id, neighbour],
        patch: { pipeline_stage_id: to.id },
      });
    }
    if (dice < 0.75) {
      const held: string[] = (await listed(caller, to))
        .map((each) => each.id)
        .sort(() => Math.random() - 0.5);
      const named = held.slice(0, chance(0.5) ? held.length : Math.ceil(held.length / 2));
      if (named.length === 0) return undefined;
      return caller("POST", `${OPPORTUNITIES}/reorder`, {
        pipeline_stage_id: to.id,
        ordered_ids: named,
      });
    }
    if (dice < 0.85) {
      await made(caller);
      return undefined;
    }
    if (dice < 0.95) {
      if (live.size < 20 || !live.delete(id)) return undefined;
      const answer = await caller(
        "DELETE",
        chance(0.5) ? `${OPPORTUNITIES}/${id}` : `/api/deals/${id}`,
      );
      expect([202, 204]).toContain(answer.status);
      deleted.add(id);
      return answer;
    }
    const [gone = ""] = deleted;
    if (!deleted.delete(gone)) return undefined;
    const answer = chance(0.5)
      ? await caller("POST", `${OPPORTUNITIES}/${gone}/restore`)
      : await caller("PUT", `/api/deals/${gone}/recover`, {});
    expect([200, 202]).toContain(answer.status);
    live.add(gone);
    return answer;
  };
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, index) => {
      const caller = callers[index % callers.length] ?? call;
      while (left-- > 0) {
        const answer = await act(caller);
        if (!answer) continue;
        expect([200, 202, 204, ...REFUSALS]).toContain(answer.status);
        if (answer.status < 300) done++;
      }
    }),
  );
  expect(done).toBeGreaterThan(OPERATIONS / 3);
  await expectAgreement(call, stages, live);
}, 300_000);

/** Asserts that all ways to read positions agree, and that the positions are valid. */
async function expectAgreement(call: Caller, stages: Stage[], live: Set<string>) {
  const pipelineIds = [...new Set(stages.map(({ pipelineId }) => pipelineId))];
  const seen: string[] = [];
  for (const pipelineId of pipelineIds) {
    const of = stages.filter((stage) => stage.pipelineId === pipelineId);
    const { opportunities } = (await call("GET", `${OPPORTUNITIES}?pipeline_id=${pipelineId}`))
      .body;
    const order: string[] = opportunities.map((each: Opportunity) => each.id);
    seen.push(...order);
    for (const { id } of of) {
      const held: Opportunity[] = opportunities.filter(
        (each: Opportunity) => each.pipeline_stage_id === id,
      );
      expect(held.map((each) => each.stage_position)).toEqual(held.map((_, place) => place));
    }
    for (const each of opportunities) expect(each.status).toBe(each.stage_type);

    const deals = (await call("GET", `/api/pipelines/${pipelineId}/deals`)).body;
    expect([deals.total, deals.items.map(({ id }: { id: string }) => id)]).toEqual([
      order.length,
      order,
    ]);
    for (const deal of deals.items) {
      const { pipeline_stage_id, status } = opportunities.find(
        ({ id }: { id: string }) => id === deal.id,
      );
      expect([deal.stageId, deal.pipelineId, deal.status]).toEqual([
        pipeline_stage_id,
        pipelineId,
        status,
      ]);
    }
    const withDeals = (await call("GET", `/api/pipelines/${pipelineId}?relations[]=stages.deals`))
      .body;
    expect(
      withDeals.stages.flatMap((stage: { deals: { id: string }[] }) =>
        stage.deals.map(({ id }) => id),
      ),
    ).toEqual(order);
    // The table reads pages by name; the board reads parts of each stage from any position.
    expect((await paged(call, `pipeline_id=${pipelineId}&sort=name`)).sort()).toEqual(
      [...order].sort(),
    );
    for (const { id } of of) {
      const held = order.filter(
        (each) => opportunities.find((o: Opportunity) => o.id === each).pipeline_stage_id === id,
      );
      expect(await paged(call, `pipeline_id=${pipelineId}&pipeline_stage_id=${id}`)).toEqual(held);
      const part = `pipeline_id=${pipelineId}&pipeline_stage_id=${id}&limit=3&offset=2`;
      const { opportunities: shown } = (await call("GET", `${OPPORTUNITIES}?${part}`)).body;
      expect(shown.map((each: Opportunity) => each.id)).toEqual(held.slice(2, 5));
    }
    const summary = (await call("GET", `${OPPORTUNITIES}/summary?pipeline_id=${pipelineId}`)).body;
    const { pipeline } = (await call("GET", `/api/v1/crm/opportunity_pipelines/${pipelineId}`))
      .body;
    expect([summary.total.count, pipeline.opportunities_count]).toEqual([
      order.length,
      order.length,
    ]);
    for (const [index, stage] of pipeline.stages.entries()) {
      const count = opportunities.filter(
        (each: Opportunity) => each.pipeline_stage_id === stage.id,
      ).length;
      expect([stage.opportunities_count, summary.stages[index].count]).toEqual([count, count]);
    }
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect([...seen].sort()).toEqual([...live].sort());
}

async function stagesOf(call: Caller): Promise<Stage[]> {
  const { pipelines } = (await call("GET", "/api/v1/crm/opportunity_pipelines")).body;
  return pipelines.flatMap(({ id: pipelineId, stages }: { id: string; stages: { id: string }[] }) =>
    stages.map(({ id }) => ({ id, pipelineId })),
  );
}

async function listed(call: Caller, { id, pipelineId }: Stage): Promise<Opportunity[]> {
  const query = `pipeline_id=${pipelineId}&pipeline_stage_id=${id}`;
  return (await call("GET", `${OPPORTUNITIES}?${query}`)).body.opportunities;
}

async function paged(call: Caller, query: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await call(
      "GET",
      `${OPPORTUNITIES}?${query}&limit=7${cursor && `&cursor=${cursor}`}`,
    );
    ids.push(...body.opportunities.map((each: Opportunity) => each.id));
    if (!body.next_cursor) return ids;
    cursor = body.next_cursor;
  }
}

function pick<T>(list: T[]): T {
  const picked = list[Math.floor(Math.random() * list.length)];
  if (picked === undefined) throw new Error("There is nothing to pick from");
  return picked;
}

function chance(of: number): boolean {
  return Math.random() < of;
}
