import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";

const OPPORTUNITIES = "/api/v1/crm/opportunities";
const PIPELINES = "/api/v1/crm/opportunity_pipelines";
const LONG_AGO = new Date("2026-01-05T10:00:00.000Z");

let call: Caller;
let colleague: { call: Caller; name: string };
let organizationId: string;
let stages: Record<string, string>;
let pipelineId: string;
let cards: string[];

// Four cards in Prospect for a long time.
beforeEach(async () => {
  const organization = await createOrganization({ defaultPipeline: true });
  organizationId = organization.id;
  call = await callerFor(await createMember(organization));
  const other = await createMember(organization, { role: "REP" });
  colleague = { call: await callerFor(other), name: other.name };
  const { pipelines } = (await call("GET", PIPELINES)).body;
  pipelineId = pipelines[0].id;
  stages = Object.fromEntries(
    pipelines[0].stages.map(({ name, id }: { name: string; id: string }) => [name, id]),
  );
  const stage = { organizationId, pipelineId, id: stages.Prospect ?? "", stageType: "open" };
  const made = await createOpportunities(
    stage,
    Array.from({ length: 4 }, () => ({ stageEnteredAt: LONG_AGO })),
  );
  cards = made.map(({ publicId }) => publicId);
});

const path = (id: string) => `${OPPORTUNITIES}/${id}`;
const read = async (id: string) => (await call("GET", path(id))).body.opportunity;
const patch = async (id: string, body: object, by = call) => {
  const answer = await by("PATCH", path(id), body);
  expect(answer.status).toBe(200);
  return answer.body.opportunity;
};
const undoMove = (id: string, ifMatch?: string, by = call) =>
  by("POST", `${path(id)}/undo_move`, undefined, ifMatch ? { "if-match": ifMatch } : {});
const move = (id: string, stage: string, more: object = {}, by = call) =>
  patch(id, { pipeline_stage_id: stages[stage], ...more }, by);

async function order(stage: string): Promise<string[]> {
  const { body } = await call("GET", `${OPPORTUNITIES}?pipeline_stage_id=${stages[stage]}`);
  return body.opportunities.map(({ public_id }: { public_id: string }) => public_id);
}

async function events(id: string) {
  const { body } = await call("GET", `/api/v1/crm/change_events?record_id=${id}`);
  return body.change_events;
}

/** The members that a move changes. */
function placeOf(opportunity: Record<string, unknown>) {
  const { pipeline_id, pipeline_stage_id, stage_position, stage_entered_at } = opportunity;
  const { status, closed_at, lost_reason, is_rotting } = opportunity;
  const place = { pipeline_id, pipeline_stage_id, stage_position, stage_entered_at };
  return { ...place, status, closed_at, lost_reason, is_rotting };
}

describe("the undo of a move", () => {
  test("restores stage, place and time of entry, and its event names the move", async () => {
    const [, b = ""] = cards;
    const before = await read(b);
    await move(b, "Proposal", { stage_position: 0 });
    const { status, body, headers } = await undoMove(b, undefined, colleague.call);
    expect(status).toBe(200);
    expect(placeOf(body.opportunity)).toEqual(placeOf(before));
    expect(body.opportunity.stage_entered_at).toBe(LONG_AGO.toISOString());
    expect(headers.get("etag")).toBe(`"${body.opportunity.lock_version}"`);
    expect(await order("Prospect")).toEqual(cards);
    const [moved, undone] = await events(b);
    expect([moved.action, moved.undoes]).toEqual(["move", null]);
    expect([undone.action, undone.undoes, undone.actor.name]).toEqual([
      "move",
      moved.id,
      colleague.name,
    ]);
    expect(undone.changes).toEqual({ pipeline_stage_id: [stages.Proposal, stages.Prospect] });
    const { body: listed } = await call("GET", PIPELINES);
    const counts = listed.pipelines[0].stages.map(
      (stage: { opportunities_count: number }) => stage.opportunities_count,
    );
    expect(counts).toEqual([0, 4, 0, 0, 0, 0, 0]);
  });

  test("restores a closing time and a lost reason, and clears those that the move set", async () => {
    const [a = "", b = ""] = cards;
    const open = await read(a);
    await move(a, "Won");
    expect(placeOf((await undoMove(a)).body.opportunity)).toEqual(placeOf(open));
    await move(b, "Lost", { lost_reason: "Price" });
    const closedAt = new Date("2026-02-03T04:05:06.007Z");
    await systemDb().opportunity.updateMany({ where: { publicId: b }, data: { closedAt } });
    const lost = await read(b);
    await move(b, "Prospect");
    expect(placeOf((await undoMove(b)).body.opportunity)).toEqual(placeOf(lost));
    expect(await read(b)).toMatchObject({
      lost_reason: "Price",
      closed_at: closedAt.toISOString(),
    });
  });

  test("takes back one move after the other, and then returns 409", async () => {
    const [a = ""] = cards;
    const states = [await read(a)];
    for (const stage of ["Proposal", "Won", "Lost"])
      states.push(await move(a, stage, stage === "Lost" ? { lost_reason: "Price" } : {}));
    states.pop();
    for (const state of states.toReversed()) {
      const { status, body } = await undoMove(a);
      expect([status, placeOf(body.opportunity)]).toEqual([200, placeOf(state)]);
    }
    const none = await undoMove(a);
    expect([none.status, none.body.code]).toEqual([409, "conflict"]);
    expect(
      (await events(a)).map(({ undoes }: { undoes: number | null }) => undoes === null),
    ).toEqual([true, true, true, false, false, false]);
  });

  test("keeps the places that others gave the stage meanwhile", async () => {
    const [a = "", b = "", c = "", d = ""] = cards;
    await move(b, "Proposal");
    // The card takes exactly the rank that b had.
    const { body } = await call("POST", OPPORTUNITIES, {
      name: "Between",
      pipeline_stage_id: stages.Prospect,
      stage_position: 1,
    });
    await move(d, "Prospect", { stage_position: 0 });
    const { status } = await undoMove(b);
    expect(status).toBe(200);
    const now = await order("Prospect");
    expect(now.filter((id) => id !== body.opportunity.public_id)).toEqual([d, a, b, c]);
  });

  test("of a reorder restores the place and leaves the time of entry", async () => {
    const [a = "", b = "", c = "", d = ""] = cards;
    const { body } = await call("POST", `${OPPORTUNITIES}/reorder`, {
      pipeline_stage_id: stages.Prospect,
      ordered_ids: [d, a, b, c],
    });
    expect(body.opportunities[0].stage_position).toBe(0);
    const undone = await undoMove(d);
    expect(undone.body.opportunity).toMatchObject({
      stage_position: 3,
      stage_entered_at: LONG_AGO.toISOString(),
    });
    expect(await order("Prospect")).toEqual(cards);
    expect((await events(d)).at(-1).changes).toEqual({ stage_position: [0, 3] });
    await move(b, "Prospect", { stage_position: 3 });
    await undoMove(b);
    expect(await order("Prospect")).toEqual(cards);
  });

  test("of a move to another pipeline restores the pipeline", async () => {
    const [a = ""] = cards;
    const { body } = await call("POST", PIPELINES, { name: "Other" });
    const before = await read(a);
    await patch(a, { pipeline_id: body.pipeline.id });
    expect((await read(a)).pipeline_id).toBe(body.pipeline.id);
    expect(placeOf((await undoMove(a)).body.opportunity)).toEqual(placeOf(before));
  });

  test("of a bulk move and of the Deals API's works as for any other, and a token marks its moves as undone", async () => {
    const [a = "", b = "", c = ""] = cards;
    const before = await Promise.all([a, b, c].map(read));
    const { body } = await call("POST", `${OPPORTUNITIES}/bulk`, {
      ids: [a, b],
      patch: { pipeline_stage_id: stages.Won },
    });
    expect((await call("POST", "/api/v1/crm/undo", { undo_token: body.undo_token })).status).toBe(
      200,
    );
    const [moved, undone] = await events(a);
    expect(undone.undoes).toBe(moved.id);
    expect(placeOf(await read(a))).toEqual(placeOf(before[0]));
    expect((await undoMove(a)).status).toBe(409);
    await call("POST", `${OPPORTUNITIES}/bulk`, {
      ids: [b],
      patch: { pipeline_stage_id: stages.Won },
    });
    expect(placeOf((await undoMove(b)).body.opportunity)).toEqual(placeOf(before[1]));
    await call("PUT", `/api/deals/${before[2].id}`, { stageId: stages.Proposal });
    expect(placeOf((await undoMove(c)).body.opportunity)).toEqual(placeOf(before[2]));
  });

  test("returns 409 with what was changed since and by whom, and changes nothing", async () => {
    const [a = ""] = cards;
    await move(a, "Proposal");
    const edited = await patch(a, { amount: "9.00", name: "Edited" }, colleague.call);
    const { status, body } = await undoMove(a);
    expect([status, body.code]).toEqual([409, "conflict"]);
    expect(body.changed).toEqual([
      {
        id: edited.id,
        public_id: a,
        name: "Edited",
        lock_version: edited.lock_version,
        error: "was changed since",
        fields: ["amount", "name"],
        actor: expect.objectContaining({ type: "user", name: colleague.name }),
      },
    ]);
    expect(body.detail).toContain(colleague.name);
    expect(await read(a)).toEqual(edited);
  });

  test("with If-Match of the current version keeps later changes of other fields", async () => {
    const [a = ""] = cards;
    const before = await read(a);
    await move(a, "Lost", { lost_reason: "Price" });
    const edited = await patch(a, { amount: "9.00" });
    const { status, body } = await undoMove(a, `"${edited.lock_version}"`);
    expect([status, body.opportunity.amount]).toEqual([200, "9.00"]);
    expect(placeOf(body.opportunity)).toEqual(placeOf(before));
    await move(a, "Lost", { lost_reason: "Price" });
    const reason = await patch(a, { lost_reason: "Timing" }, colleague.call);
    const refused = await undoMove(a, `"${reason.lock_version}"`);
    expect([refused.status, refused.body.changed[0].fields]).toEqual([409, ["lost_reason"]]);
    expect(refused.body.changed[0].actor.name).toBe(colleague.name);
  });

  test("with If-Match of an older version returns 412 that names who changed it", async () => {
    const [a = ""] = cards;
    const moved = await move(a, "Proposal");
    const now = await move(a, "Won", {}, colleague.call);
    const { status, body } = await undoMove(a, `"${moved.lock_version}"`);
    expect([status, body.code, body.opportunity]).toEqual([412, "stale", now]);
    expect(body.changed[0].actor.name).toBe(colleague.name);
    expect(await read(a)).toEqual(now);
  });

  test("returns 404 for a deleted record, and 409 once it was restored", async () => {
    const [a = ""] = cards;
    await move(a, "Proposal");
    await colleague.call("DELETE", path(a));
    expect((await undoMove(a)).status).toBe(404);
    await colleague.call("POST", `${path(a)}/restore`);
    const { status, body } = await undoMove(a);
    expect([status, body.changed[0].error]).toEqual([409, "was deleted and restored since"]);
    expect(body.changed[0].actor.name).toBe(colleague.name);
  });

  test("returns 409 if the former stage is gone or its pipeline is inactive", async () => {
    const [a = ""] = cards;
    const { body } = await call("POST", PIPELINES, { name: "Other" });
    const other = `${PIPELINES}/${body.pipeline.id}`;
    const [first, second] = body.pipeline.stages;
    await patch(a, { pipeline_stage_id: second.id });
    const moved = await move(a, "Proposal");
    await call("PATCH", other, { is_active: false });
    const inactive = await undoMove(a);
    expect([inactive.status, inactive.body.changed[0].error]).toEqual([
      409,
      "was in a pipeline that is inactive",
    ]);
    await call("PATCH", other, { is_active: true, stages: [{ id: second.id, _destroy: true }] });
    const gone = await undoMove(a);
    expect([gone.status, gone.body.changed[0].error]).toEqual([409, "was in a stage that is gone"]);
    expect(await read(a)).toEqual(moved);
    expect(first.id).not.toBe(second.id);
  });

  test("of a move that the removal of a stage made returns 409, because the stage is gone", async () => {
    const [a = ""] = cards;
    await call("PATCH", `${PIPELINES}/${pipelineId}`, {
      stages: [{ id: stages.Prospect, _destroy: true, move_opportunities_to: stages.Proposal }],
    });
    const { status, body } = await undoMove(a);
    expect([status, body.changed[0].error]).toEqual([409, "was in a stage that is gone"]);
  });

  test("follows the current type of the former stage", async () => {
    const [a = ""] = cards;
    await move(a, "Proposal");
    await call("PATCH", `${PIPELINES}/${pipelineId}`, {
      stages: [{ id: stages.Prospect, stage_type: "won" }],
    });
    expect((await undoMove(a)).body.opportunity).toMatchObject({
      stage: "Prospect",
      status: "won",
    });
  });

  test("of a move made before moves kept the former place restores stage and time, at the end", async () => {
    const [a = ""] = cards;
    await move(a, "Qualification");
    const [{ created_at }] = await events(a);
    await move(a, "Won");
    await systemDb()
      .$executeRaw`UPDATE change_events SET former = NULL WHERE organization_id = ${organizationId}::uuid`;
    const { status, body } = await undoMove(a);
    expect([status, body.opportunity.stage]).toEqual([200, "Qualification"]);
    expect(body.opportunity.stage_entered_at).toBe(created_at);
  });

  test("happens once when requested many times at once", async () => {
    const [a = ""] = cards;
    await move(a, "Qualification");
    const before = await move(a, "Proposal");
    await move(a, "Won");
    const answers = await Promise.all(Array.from({ length: 4 }, () => undoMove(a)));
    const statuses = answers.map(({ status }) => status);
    // A request that began after another had ended undoes the move before.
    const done = statuses.filter((status) => status === 200).length;
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const undone = (await events(a)).filter(
      ({ undoes }: { undoes: number | null }) => undoes !== null,
    );
    expect(undone.length).toBe(done);
    expect(new Set(undone.map(({ undoes }: { undoes: number }) => undoes)).size).toBe(done);
    if (done === 1) expect(placeOf(await read(a))).toEqual(placeOf(before));
  });

  test("of two requests with the same version exactly one succeeds", async () => {
    const [a = ""] = cards;
    await move(a, "Qualification");
    const { lock_version } = await move(a, "Proposal");
    const answers = await Promise.all([1, 2, 3].map(() => undoMove(a, `"${lock_version}"`)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1).every((status) => status === 412 || status === 409)).toBe(true);
    expect((await read(a)).stage).toBe("Qualification");
  });

  test("returns 409 without any move, and 404 for an unknown record", async () => {
    const { status, body } = await undoMove(cards[0] ?? "");
    expect([status, body.changed]).toEqual([409, undefined]);
    expect((await undoMove("opp_unknown")).status).toBe(404);
  });
});

test("a restore to the former place undoes the deletion, and the move before it can be undone", async () => {
  const [a = "", b = "", c = "", d = ""] = cards;
  const start = await read(b);
  await move(b, "Prospect", { stage_position: 2 });
  const before = await read(b);
  await call("DELETE", path(b));
  await move(a, "Proposal");
  const restored = await call("POST", `${path(b)}/restore`, { to_former_place: true });
  expect([restored.status, await order("Prospect")]).toEqual([200, [c, b, d]]);
  expect(restored.body.opportunity).toMatchObject({
    stage_position: 1,
    stage_entered_at: before.stage_entered_at,
  });
  const [, deleted, back] = await events(b);
  expect([deleted.action, back.action, back.undoes]).toEqual(["delete", "restore", deleted.id]);
  await undoMove(a);
  expect((await undoMove(b)).body.opportunity.stage_position).toBe(start.stage_position);
  expect(await order("Prospect")).toEqual(cards);
  const wrong = await call("POST", `${path(b)}/restore`, { to_former_place: "yes" });
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, "to_former_place"]);
});

test("the event of a move within a pipeline does not name the pipeline", async () => {
  const [a = ""] = cards;
  await move(a, "Proposal");
  expect((await events(a)).at(-1).changes).toEqual({
    pipeline_stage_id: [stages.Prospect, stages.Proposal],
  });
  await call("POST", `${OPPORTUNITIES}/bulk`, {
    ids: [a],
    patch: { pipeline_stage_id: stages.Won, owner_user_id: null, add_tags: [] },
  });
  expect(Object.keys((await events(a)).at(-1).changes).sort()).toEqual([
    "closed_at",
    "pipeline_stage_id",
    "status",
  ]);
});
