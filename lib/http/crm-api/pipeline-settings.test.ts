import { beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import {
  createOpportunities,
  type FactoryStage,
  type OpportunityInput,
} from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

const BASE = "/api/v1/crm/opportunity_pipelines";

let organization: { id: string; tenantId: string };
let manager: FactoryMember;
let rep: FactoryMember;
let asManager: Caller;
let asRep: Caller;
let asViewer: Caller;

beforeAll(async () => {
  organization = await createOrganization({ defaultPipeline: true });
  manager = await createMember(organization, { role: "MANAGER" });
  rep = await createMember(organization, { role: "REP" });
  asManager = await callerFor(manager);
  asRep = await callerFor(rep);
  asViewer = await callerFor(await createMember(organization, { role: "VIEWER" }));
});

const names = (pipeline: { stages: { name: string }[] }) => pipeline.stages.map(({ name }) => name);

function fill(stage: FactoryStage | undefined, opportunities: OpportunityInput[]) {
  if (!stage) throw new Error("A pipeline has stages");
  return createOpportunities(stage, opportunities);
}

async function found(id: string) {
  return (await asManager("GET", `${BASE}/${id}`)).body.pipeline;
}

async function cardsOf(pipelineId: string, stageId?: string) {
  const query = stageId ? `&pipeline_stage_id=${stageId}` : "";
  const { body } = await asManager(
    "GET",
    `/api/v1/crm/opportunities?pipeline_id=${pipelineId}${query}`,
  );
  return body.opportunities as { id: string; name: string; status: string; stage: string }[];
}

describe("POST /opportunity_pipelines/:id/set_default", () => {
  test("refuses an inactive pipeline, and does not use a default while it is inactive", async () => {
    const { id } = await createPipeline(organization.id);
    const chosen = async () => (await asRep("GET", BASE)).body.default_pipeline_id;
    const former = await chosen();
    await asManager("PATCH", `${BASE}/${id}`, { is_active: false });
    const refused = await asRep("POST", `${BASE}/${id}/set_default`);
    expect([refused.status, refused.body.code]).toEqual([409, "conflict"]);
    expect(await chosen()).toBe(former);
    await asManager("PATCH", `${BASE}/${id}`, { is_active: true });
    expect((await asRep("POST", `${BASE}/${id}/set_default`)).status).toBe(200);
    expect(await chosen()).toBe(id);
    await asManager("PATCH", `${BASE}/${id}`, { is_active: false });
    expect(await chosen()).toBe(former);
    await asManager("PATCH", `${BASE}/${id}`, { is_active: true });
    expect(await chosen()).toBe(id);
  });
});

describe("PUT /opportunity_pipelines/:id", () => {
  test("renames, reorders, adds, changes and removes stages in one version", async () => {
    const { id, stages } = await createPipeline(organization.id);
    const [fresh, talking, won, lost] = stages;
    await fill(fresh, [{ name: "a" }, { name: "b" }]);
    await fill(talking, [{ name: "own" }]);
    const { status, body, headers } = await asManager(
      "PUT",
      `${BASE}/${id}`,
      {
        pipeline: {
          name: "Partners",
          description: "Through others",
          stages: [
            { id: lost?.id },
            { id: talking?.id, name: "Talks", probability: 40, color: "#0284c7", rotting_days: 14 },
            { name: "Signed", stage_type: "won" },
            { id: won?.id, name: "Paid" },
            { id: fresh?.id, _destroy: true, move_opportunities_to: talking?.id },
          ],
        },
      },
      { "If-Match": '"0"' },
    );
    expect(status).toBe(200);
    expect(headers.get("etag")).toBe('"1"');
    expect(body.pipeline).toMatchObject({
      name: "Partners",
      description: "Through others",
      lock_version: 1,
    });
    expect(names(body.pipeline)).toEqual(["Lost", "Talks", "Signed", "Paid"]);
    expect(body.pipeline.stages[1]).toMatchObject({
      probability: 40,
      color: "#0284c7",
      rotting_days: 14,
      position: 1,
    });
    expect((await cardsOf(id, talking?.id)).map(({ name }) => name)).toEqual(["own", "a", "b"]);
    expect((await asRep("GET", `/api/pipelines/${id}`)).body).toMatchObject({ name: "Partners" });
    expect(names((await asRep("GET", `/api/pipelines/${id}`)).body)).toEqual([
      "Lost",
      "Talks",
      "Signed",
      "Paid",
    ]);
  });

  test("appends one move event per opportunity, and one event per changed stage", async () => {
    const { id, stages } = await createPipeline(organization.id);
    const [fresh, talking] = stages;
    const cards = await fill(fresh, [{}, {}, {}]);
    const seen = (await asManager("GET", "/api/v1/crm/change_events?limit=1000")).body.next_since;
    await asManager("PUT", `${BASE}/${id}`, {
      stages: [
        { id: talking?.id, name: "Talks" },
        { id: fresh?.id, _destroy: true, move_opportunities_to: talking?.id },
        ...stages.slice(2).map(({ id }) => ({ id })),
      ],
    });
    const { change_events } = (
      await asManager("GET", `/api/v1/crm/change_events?since=${seen}&limit=1000`)
    ).body;
    const moves = change_events.filter((event: { action: string }) => event.action === "move");
    expect(moves.map((event: { record_id: string }) => event.record_id).sort()).toEqual(
      cards.map((c) => c.id).sort(),
    );
    for (const { changes } of moves)
      expect(changes.pipeline_stage_id).toEqual([fresh?.id, talking?.id]);
    expect(
      change_events
        .filter((event: { record_type: string }) => event.record_type === "stage")
        .map((event: { action: string; changes: object }) => [event.action, event.changes]),
    ).toEqual([
      ["update", { name: ["Talking", "Talks"], position: [1, 0] }],
      ["update", { position: [2, 1] }],
      ["update", { position: [3, 2] }],
      ["delete", { name: ["New", null] }],
    ]);
  });

  test("refuses an old version with the current record, and changes nothing", async () => {
    const { id } = await createPipeline(organization.id);
    await asManager("PUT", `${BASE}/${id}`, { name: "Theirs" }, { "If-Match": '"0"' });
    const { status, body } = await asManager(
      "PUT",
      `${BASE}/${id}`,
      { name: "Mine" },
      { "If-Match": '"0"' },
    );
    expect(status).toBe(412);
    expect(body).toMatchObject({ code: "stale", pipeline: { name: "Theirs", lock_version: 1 } });
    expect((await found(id)).name).toBe("Theirs");
  });

  test("refuses to lose opportunities: omitting a used stage, or moving to a stage that is removed too", async () => {
    const { id, stages } = await createPipeline(organization.id);
    const [fresh, talking, won] = stages;
    await fill(fresh, [{}]);
    const left = await asManager("PUT", `${BASE}/${id}`, { stages: [{ id: won?.id }] });
    expect([left.status, left.body.code]).toEqual([409, "stage_not_empty"]);
    expect(left.body.detail).toContain("New holds 1 opportunity");
    const gone = await asManager("PUT", `${BASE}/${id}`, {
      stages: [
        { id: won?.id },
        { id: fresh?.id, _destroy: true, move_opportunities_to: talking?.id },
        { id: talking?.id, _destroy: true },
      ],
    });
    expect(gone.status).toBe(422);
    expect(gone.body.errors).toEqual([
      { field: "stages[1].move_opportunities_to", message: "must be a stage that stays" },
    ]);
    expect(names(await found(id))).toEqual(["New", "Talking", "Won", "Lost"]);
  });

  test("renames the organization's default with MANAGE_SHARED_PIPELINES, which PATCH forbids to all", async () => {
    const { pipelines } = (await asManager("GET", BASE)).body;
    const { id } = pipelines.find((pipeline: { is_default: boolean }) => pipeline.is_default);
    expect((await asManager("PATCH", `${BASE}/${id}`, { name: "Direct sales" })).status).toBe(403);
    expect((await asManager("PUT", `${BASE}/${id}`, { name: "Direct sales" })).status).toBe(200);
    expect((await asRep("PUT", `${BASE}/${id}`, { name: "Mine now" })).status).toBe(403);
    expect((await found(id)).name).toBe("Direct sales");
  });

  test("is allowed only for one's own pipelines without MANAGE_SHARED_PIPELINES", async () => {
    const mine = (await asRep("POST", BASE, { name: "Mine" })).body.pipeline;
    expect((await asRep("PUT", `${BASE}/${mine.id}`, { name: "Still mine" })).status).toBe(200);
    const other = await createMember(organization, { role: "REP" });
    const theirs = (await (await callerFor(other))("POST", BASE, { name: "Theirs" })).body.pipeline;
    expect((await asRep("PUT", `${BASE}/${theirs.id}`, { name: "Mine now" })).status).toBe(403);
    expect(
      (await asManager("PUT", `${BASE}/${theirs.id}`, { name: "Known to the manager" })).status,
    ).toBe(200);
    expect((await asViewer("PUT", `${BASE}/${theirs.id}`, { name: "Seen" })).status).toBe(403);
  });
});

describe("creating and duplicating", () => {
  test("a shared pipeline requires MANAGE_SHARED_PIPELINES; a personal one belongs to the caller", async () => {
    const shared = await asManager("POST", BASE, {
      pipeline: { name: "For all", is_shared: true },
    });
    expect(shared.body.pipeline).toMatchObject({ name: "For all", is_shared: true, user_id: null });
    expect(shared.body.pipeline.stages).toHaveLength(7);
    expect((await asRep("POST", BASE, { name: "For all", is_shared: true })).status).toBe(403);
    const own = await asManager("POST", BASE, { name: "Only me" });
    expect(own.body.pipeline).toMatchObject({ is_shared: false, user_id: manager.userId });
  });

  test("a duplicate has the stages without opportunities, and is shared only with MANAGE_SHARED_PIPELINES", async () => {
    const { id, stages } = await createPipeline(organization.id, {
      name: "Pattern",
      description: "How we sell",
    });
    await fill(stages[0], [{}, {}]);
    const copy = (await asManager("POST", `${BASE}/${id}/duplicate`)).body.pipeline;
    expect(copy).toMatchObject({
      name: "Copy of Pattern",
      description: "How we sell",
      is_shared: true,
    });
    expect(copy.opportunities_count).toBe(0);
    const shape = (pipeline: { stages: object[] }) =>
      pipeline.stages.map((stage) => ({ ...stage, id: "", opportunities_count: 0 }));
    expect(shape(copy)).toEqual(shape(await found(id)));
    const own = await asRep("POST", `${BASE}/${id}/duplicate`, { name: "My way" });
    expect(own.status).toBe(201);
    expect(own.body.pipeline).toMatchObject({
      name: "My way",
      is_shared: false,
      user_id: rep.userId,
    });
    const asKey = await callerFor(
      await createApiKey(await createMember(organization), { scope: "write" }),
    );
    expect((await asKey("POST", `${BASE}/${id}/duplicate`)).body.code).toBe(
      "user_session_required",
    );
  });
});

describe("the organization's default", () => {
  test("can be another shared pipeline with an open Unassigned stage, which is added on request", async () => {
    const before = (await asManager("GET", BASE)).body.pipelines.find(
      (each: { is_default: boolean }) => each.is_default,
    );
    const { id } = await createPipeline(organization.id, { name: "Next default" });
    const path = `${BASE}/${id}/set_organization_default`;
    expect((await asRep("POST", path)).status).toBe(403);
    const refused = await asManager("POST", path);
    expect([refused.status, refused.body.code]).toEqual([409, "default_pipeline"]);
    expect(refused.body.detail).toContain("Unassigned");
    const { status, body } = await asManager("POST", path, { add_unassigned_stage: true });
    expect(status).toBe(200);
    expect(body.pipeline.is_default).toBe(true);
    expect(names(body.pipeline)).toEqual(["Unassigned", "New", "Talking", "Won", "Lost"]);
    expect((await found(before.id)).is_default).toBe(false);
    const created = await asRep("POST", "/api/v1/crm/opportunities", { name: "Where do I go" });
    expect(created.body.opportunity).toMatchObject({ pipeline_id: id, stage: "Unassigned" });
    expect((await asManager("POST", path)).body.pipeline.lock_version).toBe(
      body.pipeline.lock_version,
    );
    expect((await asManager("POST", `${BASE}/${before.id}/set_organization_default`)).status).toBe(
      200,
    );
    const { pipelines } = (await asManager("GET", BASE)).body;
    expect(pipelines.filter((each: { is_default: boolean }) => each.is_default)).toHaveLength(1);
  });

  test("cannot be a personal or inactive pipeline, nor one whose Unassigned stage is not open", async () => {
    const rejections = await Promise.all(
      [
        { userId: manager.userId },
        { isActive: false },
        { stages: [{ name: "unassigned", stageType: "lost" as const }, { name: "New" }] },
      ].map(async (input) => {
        const { id } = await createPipeline(organization.id, input);
        return asManager("POST", `${BASE}/${id}/set_organization_default`, {
          add_unassigned_stage: true,
        });
      }),
    );
    expect(rejections.map(({ status, body }) => [status, body.code])).toEqual([
      [409, "conflict"],
      [409, "conflict"],
      [409, "default_pipeline"],
    ]);
  });

  test("is created once, however many requests need it at once", async () => {
    const shared = await Promise.all(
      Array.from({ length: 4 }, () =>
        asManager("POST", BASE, { name: "Candidate", is_shared: true }),
      ),
    );
    const answers = await Promise.all(
      [...shared, ...shared].map(({ body }) =>
        asManager("POST", `${BASE}/${body.pipeline.id}/set_organization_default`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const { pipelines } = (await asManager("GET", BASE)).body;
    expect(pipelines.filter((each: { is_default: boolean }) => each.is_default)).toHaveLength(1);
  });
});

describe("deleting a pipeline in use", () => {
  test("moves its opportunities to the stage of the same name, else type, else the first open one, with an event each", async () => {
    const { id, stages } = await createPipeline(organization.id, {
      stages: [
        { name: "TALKING" },
        { name: "Elsewhere" },
        { name: "Signed", stageType: "won" },
        { name: "Dropped", stageType: "lost" },
        { name: "Empty" },
      ],
    });
    const target = await createPipeline(organization.id);
    await fill(target.stages[1], [{ name: "there" }]);
    for (const [index, list] of [["a", "b"], ["c"], ["d"], ["e"]].entries()) {
      await fill(
        stages[index],
        list.map((name) => ({ name })),
      );
    }
    const plain = await asManager("DELETE", `${BASE}/${id}`);
    expect([plain.status, plain.body.code]).toEqual([409, "pipeline_not_empty"]);
    expect(plain.body.detail).toContain("5 opportunities");
    const seen = (await asManager("GET", "/api/v1/crm/change_events?limit=1000")).body.next_since;
    const { status, body } = await asManager("POST", `${BASE}/${id}/move_and_delete`, {
      pipeline_id: target.id,
    });
    expect([status, body]).toEqual([200, { pipeline_id: target.id, moved: 5 }]);
    expect((await asManager("GET", `${BASE}/${id}`)).status).toBe(404);
    expect(
      (await cardsOf(target.id)).map(({ name, stage, status }) => [name, stage, status]),
    ).toEqual([
      ["c", "New", "open"],
      ["there", "Talking", "open"],
      ["a", "Talking", "open"],
      ["b", "Talking", "open"],
      ["d", "Won", "won"],
      ["e", "Lost", "lost"],
    ]);
    expect(
      (await found(target.id)).stages.map(
        (stage: { opportunities_count: number }) => stage.opportunities_count,
      ),
    ).toEqual([1, 3, 1, 1]);
    const { change_events } = (
      await asManager("GET", `/api/v1/crm/change_events?since=${seen}&limit=1000`)
    ).body;
    expect(
      change_events.map(
        (event: { record_type: string; action: string }) => `${event.record_type} ${event.action}`,
      ),
    ).toEqual([...Array.from({ length: 5 }, () => "opportunity move"), "pipeline delete"]);
  });

  test("is refused for the default, another member's pipeline, and an unknown, inactive or identical target; nothing changes", async () => {
    const { id, stages } = await createPipeline(organization.id);
    await fill(stages[0], [{}]);
    const resting = await createPipeline(organization.id, { isActive: false });
    const closed = await createPipeline(organization.id, {
      stages: [{ name: "Done", stageType: "won" }],
    });
    const move = async (from: string, to: unknown, as = asManager) =>
      (await as("POST", `${BASE}/${from}/move_and_delete`, { pipeline_id: to })).status;
    const { pipelines } = (await asManager("GET", BASE)).body;
    const standard = pipelines.find((pipeline: { is_default: boolean }) => pipeline.is_default);
    expect(await move(standard.id, id)).toBe(409);
    expect(await move(id, standard.id, asRep)).toBe(403);
    for (const target of ["nonsense", undefined, id, resting.id, closed.id])
      expect(await move(id, target)).toBe(422);
    expect((await found(id)).opportunities_count).toBe(1);
  });

  test("moves thousands of opportunities in their order", async () => {
    const { id, stages } = await createPipeline(organization.id);
    const target = await createPipeline(organization.id);
    const list = (prefix: string) =>
      Array.from({ length: 1_000 }, (_, n) => ({ name: `${prefix}${n}` }));
    await fill(target.stages[0], list("there"));
    await fill(stages[0], list("new"));
    await fill(stages[1], list("talking"));
    const { body } = await asManager("POST", `${BASE}/${id}/move_and_delete`, {
      pipeline_id: target.id,
    });
    expect(body.moved).toBe(2_000);
    const first = await cardsOf(target.id, target.stages[0]?.id);
    expect(first.map(({ name }) => name)).toEqual(
      [...list("there"), ...list("new")].map(({ name }) => name),
    );
  }, 120_000);
});

describe("the order of pipelines", () => {
  test("permutes the named pipelines among their positions; a REP orders only their own", async () => {
    const own = await createOrganization({ defaultPipeline: true });
    const call = await callerFor(await createMember(own, { role: "MANAGER" }));
    const seller = await createMember(own, { role: "REP" });
    const asSeller = await callerFor(seller);
    const ids: string[] = [];
    for (const input of [{}, { userId: seller.userId }, {}, { userId: seller.userId }]) {
      ids.push((await createPipeline(own.id, input)).id);
    }
    const order = async () =>
      (await call("GET", BASE)).body.pipelines.map((each: { id: string }) => each.id);
    const before = await order();
    const [b, d] = [before.indexOf(ids[1]), before.indexOf(ids[3])];
    const { status, body } = await asSeller("POST", `${BASE}/reorder`, {
      ordered_ids: b < d ? [ids[3], ids[1]] : [ids[1], ids[3]],
    });
    expect(status).toBe(200);
    const expected = before.with(b, ids[3]).with(d, ids[1]);
    expect(await order()).toEqual(expected);
    expect(body.pipelines.map((each: { position: number }) => each.position)).toEqual([
      0, 1, 2, 3, 4,
    ]);
    expect(
      (await asSeller("POST", `${BASE}/reorder`, { ordered_ids: [ids[1], ids[0]] })).status,
    ).toBe(403);
    const twice = await call("POST", `${BASE}/reorder`, { ordered_ids: [ids[0], ids[0]] });
    expect(twice.body.errors).toEqual([{ field: "ordered_ids[1]", message: "must be named once" }]);
    expect(
      (await call("POST", `${BASE}/reorder`, { ordered_ids: expected.toReversed() })).status,
    ).toBe(200);
    expect(await order()).toEqual(expected.toReversed());
  });
});
