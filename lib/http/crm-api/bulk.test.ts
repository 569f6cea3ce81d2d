import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";

const OPPORTUNITIES = "/api/v1/crm/opportunities";
const BULK = `${OPPORTUNITIES}/bulk`;
const UNDO = "/api/v1/crm/undo";

type Stage = { id: string; name: string };

async function world(counts: number[] = [5]) {
  const organization = await createOrganization({ defaultPipeline: true });
  const admin = await createMember(organization);
  const call = await callerFor(admin);
  const { body } = await call("GET", "/api/v1/crm/opportunity_pipelines");
  const [pipeline] = body.pipelines;
  const stages: Stage[] = pipeline.stages;
  const cards: string[][] = [];
  for (const [index, count] of counts.entries()) {
    const stage = {
      organizationId: organization.id,
      pipelineId: pipeline.id,
      id: stages[index]?.id ?? "",
    };
    const made = await createOpportunities(
      { ...stage, stageType: "open" },
      Array.from({ length: count }, () => ({})),
    );
    cards.push(made.map(({ publicId }) => publicId));
  }
  return {
    organization,
    admin,
    call,
    pipeline,
    stages,
    cards,
    stage: (name: string) => stageNamed(stages, name),
  };
}

function stageNamed(stages: Stage[], name: string): string {
  return stages.find((stage) => stage.name === name)?.id ?? "";
}

/** Returns the public ids of a stage in order, after asserting its positions and count. */
async function order(call: Caller, stageId: string): Promise<string[]> {
  const { body } = await call("GET", `${OPPORTUNITIES}?pipeline_stage_id=${stageId}`);
  const cards: { public_id: string; stage_position: number }[] = body.opportunities;
  expect(cards.map(({ stage_position }) => stage_position)).toEqual(cards.map((_, place) => place));
  const { body: listed } = await call("GET", "/api/v1/crm/opportunity_pipelines");
  const stage = listed.pipelines
    .flatMap((each: { stages: object[] }) => each.stages)
    .find((each: Stage) => each.id === stageId);
  expect(stage.opportunities_count).toBe(cards.length);
  return cards.map(({ public_id }) => public_id);
}

async function read(call: Caller, id: string) {
  return (await call("GET", `${OPPORTUNITIES}/${id}`)).body.opportunity;
}

async function eventsSince(call: Caller, since: number) {
  return (await call("GET", `/api/v1/crm/change_events?since=${since}&limit=1000`)).body
    .change_events;
}

const newest = async (call: Caller) =>
  (await call("GET", "/api/v1/crm/change_events?limit=1000")).body.next_since as number;

describe("a bulk change", () => {
  test("moves to the end of the stage in the order of the ids, UUIDs and public ids mixed, with an event each", async () => {
    const { call, stages, cards, stage } = await world([5, 2]);
    const [a = "", b = "", c = "", d = "", e = ""] = cards[0] ?? [];
    const since = await newest(call);
    const { id: uuid } = await read(call, b);
    const { status, body } = await call("POST", BULK, {
      ids: [d, uuid.toUpperCase(), a],
      patch: { pipeline_stage_id: stage("Prospect") },
    });
    expect(status).toBe(200);
    expect(
      body.results.map(({ public_id, status: each }: { public_id: string; status: number }) => [
        public_id,
        each,
      ]),
    ).toEqual([d, b, a].map((id) => [id, 200]));
    expect(await order(call, stages[0]?.id ?? "")).toEqual([c, e]);
    expect(await order(call, stage("Prospect"))).toEqual([...(cards[1] ?? []), d, b, a]);
    expect(body.results[0].opportunity).toEqual(await read(call, d));
    const events = await eventsSince(call, since);
    expect(
      events.map((event: { action: string; public_id: string }) => [event.action, event.public_id]),
    ).toEqual([d, b, a].map((id) => ["move", id]));
    expect(events[0].changes.pipeline_stage_id).toEqual([stages[0]?.id, stage("Prospect")]);
  });

  test("does not write opportunities that are already in the stage", async () => {
    const { call, cards, stage } = await world([2]);
    const [a = "", b = ""] = cards[0] ?? [];
    await call("PATCH", `${OPPORTUNITIES}/${b}`, { pipeline_stage_id: stage("Prospect") });
    const before = await read(call, b);
    const since = await newest(call);
    const { body } = await call("POST", BULK, {
      ids: [b, a],
      patch: { pipeline_stage_id: stage("Prospect") },
    });
    expect(body.results[0].opportunity).toEqual(before);
    expect(await order(call, stage("Prospect"))).toEqual([b, a]);
    expect(await eventsSince(call, since)).toHaveLength(1);
  });

  test("changes owner and tags, closes with a reason, and keeps other fields", async () => {
    const { organization, call, cards, stage } = await world([3]);
    const owner = await createMember(organization, { role: "REP" });
    const ids = cards[0] ?? [];
    await call("PATCH", `${OPPORTUNITIES}/${ids[0]}`, { tags: ["old", "kept"] });
    const { status, body } = await call("POST", BULK, {
      ids,
      patch: {
        pipeline_stage_id: stage("Lost"),
        lost_reason: "Price",
        owner_user_id: owner.userId,
        add_tags: ["new", "kept"],
        remove_tags: ["old"],
      },
    });
    expect(status).toBe(200);
    for (const { opportunity } of body.results) {
      expect(opportunity).toMatchObject({
        status: "lost",
        lost_reason: "Price",
        owner_user_id: owner.userId,
      });
      expect(opportunity.closed_at).toBeTruthy();
    }
    expect(body.results[0].opportunity.tags).toEqual(["kept", "new"]);
    expect(body.results[1].opportunity.tags).toEqual(["new", "kept"]);
  });

  test("deletes opportunities", async () => {
    const { call, cards, stage } = await world([3]);
    const [a = "", b = "", c = ""] = cards[0] ?? [];
    const since = await newest(call);
    const { status, body } = await call("POST", BULK, { ids: [a, c], delete: true });
    expect([status, body.results.map((each: object) => Object.keys(each))]).toEqual([
      200,
      [
        ["id", "public_id", "status"],
        ["id", "public_id", "status"],
      ],
    ]);
    expect(await order(call, stage("Unassigned"))).toEqual([b]);
    expect(
      (await eventsSince(call, since)).map(({ action }: { action: string }) => action),
    ).toEqual(["delete", "delete"]);
  });

  test("is refused as a whole if one change is invalid, with an error for each id", async () => {
    const { call, cards, stage } = await world([3]);
    const theirs = await world([1]);
    const [a = "", b = "", c = ""] = cards[0] ?? [];
    const [foreign = ""] = theirs.cards[0] ?? [];
    await call("DELETE", `${OPPORTUNITIES}/${c}`);
    const unknown = randomUUID();
    const since = await newest(call);
    const ids = [a, unknown, foreign, c, a, b];
    const { status, body } = await call("POST", BULK, {
      ids,
      patch: { pipeline_stage_id: stage("Won") },
    });
    expect([status, body.code]).toEqual([422, "invalid"]);
    expect(body.results.map((each: { status: number }) => each.status)).toEqual([
      424, 404, 404, 404, 422, 424,
    ]);
    expect(body.results[1]).toEqual({
      id: unknown,
      public_id: null,
      status: 404,
      error: "ids[1] must be an opportunity of your organization",
    });
    expect(body.results[5]).toMatchObject({
      public_id: b,
      error: expect.stringContaining("not changed"),
    });
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      "ids[1]",
      "ids[2]",
      "ids[3]",
      "ids[4]",
    ]);
    expect(await order(call, stage("Unassigned"))).toEqual([a, b]);
    expect(await eventsSince(call, since)).toEqual([]);
  });

  test("requires a lost reason where the organization does, an active owner, and a stage of an active pipeline", async () => {
    const { organization, call, cards, stage } = await world([2]);
    const ids = cards[0] ?? [];
    await systemDb().organization.update({
      where: { id: organization.id },
      data: { lostReasonRequired: true },
    });
    const refused = async (patch: object) => {
      const { status, body } = await call("POST", BULK, { ids, patch });
      expect([status, body.results.map((each: { status: number }) => each.status)]).toEqual([
        422,
        [422, 422],
      ]);
      return body.errors;
    };
    expect(await refused({ pipeline_stage_id: stage("Lost") })).toEqual([
      { field: "patch.lost_reason", message: "is required for a lost opportunity" },
    ]);
    expect(
      await refused({ owner_user_id: randomUUID(), pipeline_stage_id: randomUUID() }),
    ).toHaveLength(1);
    expect(await refused({ pipeline_stage_id: randomUUID() })).toEqual([
      { field: "patch.pipeline_stage_id", message: "must be a stage of your organization" },
    ]);
    const { body: made } = await call("POST", "/api/v1/crm/opportunity_pipelines", {
      name: "Closed for now",
    });
    await call("PATCH", `/api/v1/crm/opportunity_pipelines/${made.pipeline.id}`, {
      is_active: false,
    });
    expect(await refused({ pipeline_stage_id: made.pipeline.stages[0].id })).toEqual([
      { field: "patch.pipeline_stage_id", message: "must not be of an inactive pipeline" },
    ]);
    expect(
      (
        await call("POST", BULK, {
          ids,
          patch: { pipeline_stage_id: stage("Lost"), lost_reason: "Price" },
        })
      ).status,
    ).toBe(200);
    expect(await refused({ lost_reason: null })).toHaveLength(1);
  });

  test("refuses a body with neither a patch nor a deletion, with both, or with too many ids", async () => {
    const { call, cards } = await world([1]);
    const ids = cards[0] ?? [];
    for (const body of [
      { ids },
      { ids, patch: {} },
      { ids, delete: false },
      { ids, delete: true, patch: { add_tags: ["x"] } },
      { ids: [], delete: true },
      { ids: Array.from({ length: 501 }, () => ids[0]), delete: true },
      { ids: "all", delete: true },
      { ids: ["\u0000"], delete: true },
      { ids, patch: { add_tags: "x" } },
      { delete: true },
    ]) {
      const answer = await call("POST", BULK, body);
      expect([body, answer.status]).toEqual([body, 422]);
      expect(answer.body.errors.length).toBeGreaterThan(0);
    }
  });

  test("accepts 500 ids", async () => {
    const { call, cards, stage } = await world([500]);
    const ids = [...(cards[0] ?? [])].reverse();
    const { status, body } = await call("POST", BULK, {
      ids,
      patch: { pipeline_stage_id: stage("Prospect") },
    });
    expect([status, body.results.length]).toEqual([200, 500]);
    expect(await order(call, stage("Prospect"))).toEqual(ids);
    expect((await call("POST", UNDO, { undo_token: body.undo_token })).status).toBe(200);
    expect(await order(call, stage("Unassigned"))).toEqual(cards[0]);
  });

  test("keeps every stage dense during concurrent moves, creates and other bulk changes", async () => {
    const { call, cards, stage } = await world([100, 20]);
    const [many = [], few = []] = cards;
    const bulk = (ids: string[], to: string) =>
      call("POST", BULK, { ids, patch: { pipeline_stage_id: stage(to) } });
    const answers = await Promise.all([
      bulk(many, "Prospect"),
      bulk([...few].reverse(), "Unassigned"),
      ...few
        .slice(0, 10)
        .map((id) =>
          call("PATCH", `${OPPORTUNITIES}/${id}`, { pipeline_stage_id: stage("Proposal") }),
        ),
      ...many
        .slice(0, 2)
        .map((id) => call("PATCH", `${OPPORTUNITIES}/${id}`, { stage_position: 0 })),
      ...Array.from({ length: 2 }, () =>
        call("POST", OPPORTUNITIES, { name: "New", pipeline_stage_id: stage("Prospect") }),
      ),
      bulk(many.slice(50, 80), "Proposal"),
    ]);
    for (const { status, body } of answers)
      expect([status, body.detail]).toEqual([status < 300 ? status : 200, undefined]);
    const all = [];
    for (const name of ["Unassigned", "Prospect", "Proposal"])
      all.push(...(await order(call, stage(name))));
    expect(new Set(all).size).toBe(122);
    expect(all).toHaveLength(122);
  });
});

describe("undo", () => {
  test("of a move restores stage, position, reason and closing time, whatever happened to the neighbours", async () => {
    const { call, cards, stage } = await world([8]);
    const ids = cards[0] ?? [];
    const [a = "", b = "", c = "", d = "", e = "", f = "", g = "", h = ""] = ids;
    const before = await read(call, c);
    const { body } = await call("POST", BULK, {
      ids: [g, b, c],
      patch: { pipeline_stage_id: stage("Won") },
    });
    expect(await order(call, stage("Unassigned"))).toEqual([a, d, e, f, h]);
    // A neighbour leaves the stage, another card is placed in between, and a third one is moved.
    await call("DELETE", `${OPPORTUNITIES}/${h}`);
    const { body: made } = await call("POST", OPPORTUNITIES, { name: "New", stage_position: 1 });
    const n = made.opportunity.public_id;
    const since = await newest(call);
    const undone = await call("POST", UNDO, { undo_token: body.undo_token });
    expect(undone.status).toBe(200);
    expect(undone.body.undone.map(({ public_id }: { public_id: string }) => public_id)).toEqual([
      g,
      b,
      c,
    ]);
    const now = await order(call, stage("Unassigned"));
    expect(now.filter((id) => id !== n)).toEqual([a, b, c, d, e, f, g]);
    expect(now).toHaveLength(8);
    expect(await order(call, stage("Won"))).toEqual([]);
    const after = await read(call, c);
    expect(after).toEqual({
      ...before,
      stage_position: after.stage_position,
      lock_version: before.lock_version + 2,
      updated_at: after.updated_at,
    });
    expect(undone.body.undone[2].opportunity).toEqual(after);
    const events = await eventsSince(call, since);
    expect(events.map(({ action }: { action: string }) => action)).toEqual([
      "move",
      "move",
      "move",
    ]);
    expect(events[0].changes).toMatchObject({
      status: ["won", "open"],
      pipeline_stage_id: [stage("Won"), stage("Unassigned")],
    });
  });

  test("puts a card next to its former neighbours after the stage was reordered", async () => {
    const { call, cards, stage } = await world([4]);
    const [a = "", b = "", c = "", d = ""] = cards[0] ?? [];
    const { body } = await call("POST", BULK, { ids: [b], delete: true });
    await call("POST", `${OPPORTUNITIES}/reorder`, {
      pipeline_stage_id: stage("Unassigned"),
      ordered_ids: [d, c, a],
    });
    expect((await call("POST", UNDO, { undo_token: body.undo_token })).status).toBe(200);
    const now = await order(call, stage("Unassigned"));
    expect(
      Math.abs(now.indexOf(b) - now.indexOf(a)) === 1 ||
        Math.abs(now.indexOf(b) - now.indexOf(c)) === 1,
    ).toBe(true);
    expect(now.filter((id) => id !== b)).toEqual([d, c, a]);
  });

  test("of a deletion restores each opportunity to its position", async () => {
    const { call, cards, stage } = await world([3, 3]);
    const ids = cards.flat();
    const { body } = await call("POST", BULK, { ids, delete: true });
    expect(await order(call, stage("Unassigned"))).toEqual([]);
    const since = await newest(call);
    expect((await call("POST", UNDO, { undo_token: body.undo_token })).body.undone).toHaveLength(6);
    expect(await order(call, stage("Unassigned"))).toEqual(cards[0]);
    expect(await order(call, stage("Prospect"))).toEqual(cards[1]);
    expect(
      new Set((await eventsSince(call, since)).map(({ action }: { action: string }) => action)),
    ).toEqual(new Set(["restore"]));
  });

  test("restores owner, tags and reason, also an imported owner's name", async () => {
    const { organization, admin, call, cards } = await world([2]);
    const [a = "", b = ""] = cards[0] ?? [];
    await systemDb().opportunity.updateMany({
      where: { organizationId: organization.id, publicId: a },
      data: { importedOwnerName: "Formerly Somebody", tags: ["one"] },
    });
    const before = [await read(call, a), await read(call, b)];
    const { body } = await call("POST", BULK, {
      ids: [a, b],
      patch: { owner_user_id: admin.userId, add_tags: ["two"], remove_tags: ["one"] },
    });
    expect(body.results[0].opportunity.owner_name).toBe(admin.name);
    await call("POST", UNDO, { undo_token: body.undo_token });
    for (const was of before) {
      const { owner_user_id, owner_name, tags, stage_position } = was;
      expect(await read(call, was.id)).toMatchObject({
        owner_user_id,
        owner_name,
        tags,
        stage_position,
      });
    }
  });

  test("is refused if a record was changed since: it names the record and changes nothing", async () => {
    const { call, cards, stage } = await world([3]);
    const [a = "", b = "", c = ""] = cards[0] ?? [];
    const { body } = await call("POST", BULK, {
      ids: [a, b, c],
      patch: { pipeline_stage_id: stage("Proposal") },
    });
    const { body: changed } = await call("PATCH", `${OPPORTUNITIES}/${b}`, {
      name: "Changed since",
    });
    await call("DELETE", `${OPPORTUNITIES}/${c}`);
    const since = await newest(call);
    const refused = await call("POST", UNDO, { undo_token: body.undo_token });
    expect([refused.status, refused.body.code]).toEqual([409, "conflict"]);
    expect(refused.body.changed).toEqual([
      {
        id: changed.opportunity.id,
        public_id: b,
        name: "Changed since",
        lock_version: changed.opportunity.lock_version,
        error: "was changed since",
      },
      expect.objectContaining({ public_id: c }),
    ]);
    expect(await order(call, stage("Proposal"))).toEqual([a, b]);
    expect(await eventsSince(call, since)).toEqual([]);
  });

  test("is refused if the former stage was deleted or its pipeline is inactive", async () => {
    const { call, cards, stage } = await world([1]);
    const { body: made } = await call("POST", "/api/v1/crm/opportunity_pipelines", {
      name: "Mine",
    });
    const { pipeline } = made;
    const ids = cards[0] ?? [];
    await call("POST", BULK, { ids, patch: { pipeline_stage_id: pipeline.stages[1].id } });
    const { body } = await call("POST", BULK, {
      ids,
      patch: { pipeline_stage_id: stage("Proposal") },
    });
    const path = `/api/v1/crm/opportunity_pipelines/${pipeline.id}`;
    await call("PATCH", path, { is_active: false });
    const inactive = await call("POST", UNDO, { undo_token: body.undo_token });
    expect([inactive.status, inactive.body.changed[0].error]).toEqual([
      409,
      "was in a pipeline that is inactive",
    ]);
    await call("PATCH", path, {
      is_active: true,
      stages: [{ id: pipeline.stages[1].id, _destroy: true }],
    });
    const gone = await call("POST", UNDO, { undo_token: body.undo_token });
    expect([gone.status, gone.body.changed[0].error]).toEqual([409, "was in a stage that is gone"]);
  });

  test("sets the status by the current type of the former stage", async () => {
    const { call, cards, pipeline, stage } = await world([1]);
    const { body } = await call("POST", BULK, {
      ids: cards[0],
      patch: { pipeline_stage_id: stage("Proposal") },
    });
    const change = { stages: [{ id: stage("Prospect"), stage_type: "won" }] };
    await call("POST", BULK, { ids: cards[0], patch: { add_tags: ["x"] } });
    await call("PATCH", `/api/v1/crm/opportunity_pipelines/${pipeline.id}`, change);
    expect((await call("POST", UNDO, { undo_token: body.undo_token })).status).toBe(409);
    const { body: again } = await call("POST", BULK, {
      ids: cards[0],
      patch: { pipeline_stage_id: stage("Prospect") },
    });
    await call("PATCH", `/api/v1/crm/opportunity_pipelines/${pipeline.id}`, {
      stages: [{ id: stage("Proposal"), stage_type: "lost" }],
    });
    const { body: undone } = await call("POST", UNDO, { undo_token: again.undo_token });
    expect(undone.undone[0].opportunity).toMatchObject({ status: "lost", stage: "Proposal" });
  });

  test("works once, only for its caller, within an hour", async () => {
    const { organization, admin, call, cards } = await world([3]);
    const other = await callerFor(await createMember(organization));
    const key = await callerFor(await createApiKey(admin, { scope: "write" }));
    const { body } = await call("POST", BULK, { ids: cards[0], delete: true });
    const errors = [];
    for (const who of [other, key])
      errors.push(await who("POST", UNDO, { undo_token: body.undo_token }));
    errors.push(await call("POST", UNDO, { undo_token: randomUUID() }));
    errors.push(await call("POST", UNDO, { undo_token: "nonsense" }));
    for (const { status, body: problem } of errors) {
      expect([status, problem.errors[0].field]).toEqual([422, "undo_token"]);
      expect(problem.detail).toBe(errors[0]?.body.detail);
    }
    expect((await call("POST", UNDO, {})).status).toBe(422);
    const both = await Promise.all(
      [0, 1].map(() => call("POST", UNDO, { undo_token: body.undo_token })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body: late } = await call("POST", BULK, { ids: cards[0], delete: true });
    await systemDb().undoEntry.updateMany({
      where: { organizationId: organization.id },
      data: { expiresAt: new Date(0) },
    });
    expect((await call("POST", UNDO, { undo_token: late.undo_token })).status).toBe(422);
    const { body: keys } = await key("POST", OPPORTUNITIES, { name: "By a key" });
    await key("POST", BULK, { ids: [keys.opportunity.id], delete: true });
    expect(
      await systemDb().undoEntry.count({
        where: { organizationId: organization.id, expiresAt: { lt: new Date() } },
      }),
    ).toBe(0);
  });
});
