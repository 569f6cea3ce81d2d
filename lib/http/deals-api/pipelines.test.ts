import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

const NOT_FOUND = {
  statusCode: 404,
  message: "The requested record was not found",
  error: "Not Found",
};
const FORBIDDEN = { statusCode: 403, message: "Forbidden resource", error: "Forbidden" };

let admin: FactoryMember;
let rep: FactoryMember;
let asAdmin: Caller;
let asRep: Caller;

beforeAll(async () => {
  const organization = await createOrganization({ defaultPipeline: true });
  admin = await createMember(organization);
  rep = await createMember(organization, { role: "REP" });
  asAdmin = await callerFor(admin);
  asRep = await callerFor(rep);
});

const refused = (message: string[]) => ({ statusCode: 400, message, error: "Bad Request" });
const names = (pipeline: { stages: { name: string }[] }) => pipeline.stages.map(({ name }) => name);

describe("creating a pipeline", () => {
  test("with stages indexed 0 to 4 returns 201 with the whole entity, and Closed Won gets the type won", async () => {
    const { status, body } = await asAdmin("POST", "/api/pipelines", {
      name: "  Partner sales ",
      description: "Sold with partners",
      isActive: true,
      stages: [
        { name: "Qualification", index: 0 },
        { name: "Proposal", index: 1 },
        { name: "Negotiation", index: 2 },
        { name: "Closed Won", index: 3 },
        { name: "Closed Lost", index: 4 },
      ],
    });
    expect(status).toBe(201);
    const scope = { organizationId: admin.organizationId, tenantId: admin.tenantId };
    const stage = (name: string, index: number, stageType: string, probability: number | null) => ({
      id: expect.any(String),
      name,
      description: null,
      index,
      probability,
      color: null,
      stageType,
      pipelineId: body.id,
      ...scope,
    });
    expect(body).toEqual({
      id: expect.any(String),
      name: "Partner sales",
      description: "Sold with partners",
      isActive: true,
      isArchived: false,
      stages: [
        stage("Qualification", 0, "open", null),
        stage("Proposal", 1, "open", null),
        stage("Negotiation", 2, "open", null),
        stage("Closed Won", 3, "won", 100),
        stage("Closed Lost", 4, "lost", 0),
      ],
      ...scope,
      createdByUserId: admin.userId,
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect((await asAdmin("GET", `/api/pipelines/${body.id}`)).body).toEqual(body);
    const crm = await asAdmin("GET", `/api/v1/crm/opportunity_pipelines/${body.id}`);
    expect(crm.body.pipeline).toMatchObject({ name: "Partner sales", is_shared: true });
  });

  test("sorts stages by index, ties as sent and those without one last, and returns 0 to n-1", async () => {
    const { body } = await asAdmin("POST", "/api/pipelines", {
      name: "Sorted",
      stages: [
        { name: "d" },
        { name: "c", index: 7 },
        { name: "a", index: -2 },
        { name: "e", index: null },
        { name: "b1", index: 3 },
        { name: "b2", index: 3 },
      ],
    });
    expect(names(body)).toEqual(["a", "b1", "b2", "c", "d", "e"]);
    expect(body.stages.map((stage: { index: number }) => stage.index)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("copies the default pipeline's stages if none are sent", async () => {
    const { status, body } = await asAdmin("POST", "/api/pipelines", { name: "Copy" });
    expect(status).toBe(201);
    expect(names(body)).toEqual([
      "Unassigned",
      "Prospect",
      "Qualification",
      "Proposal",
      "Negotiation",
      "Won",
      "Lost",
    ]);
  });

  test("ignores read-only fields", async () => {
    const id = randomUUID();
    const { body } = await asAdmin("POST", "/api/pipelines", {
      name: "Mine",
      id,
      createdByUserId: rep.userId,
      createdAt: "2000-01-01",
      color: "blue",
      stages: [{ id, name: "One", pipelineId: id }],
    });
    expect(body.createdByUserId).toBe(admin.userId);
    expect(body.createdAt).not.toMatch(/^2000/);
    expect(body.id).not.toBe(id);
    expect(body.stages[0].id).not.toBe(id);
    expect(body.stages[0].pipelineId).toBe(body.id);
  });

  test("is shared with MANAGE_SHARED_PIPELINES, personal for a REP, and shared for any key that may edit", async () => {
    const personal = await asRep("POST", "/api/pipelines", { name: "Rep's own" });
    expect(personal.status).toBe(201);
    const crm = await asRep("GET", `/api/v1/crm/opportunity_pipelines/${personal.body.id}`);
    expect(crm.body.pipeline).toMatchObject({ is_shared: false, user_id: rep.userId });
    for (const scope of ["write", "manage"] as const) {
      const withKey = await callerFor(await createApiKey(admin, { scope }));
      const byKey = await withKey("POST", "/api/pipelines", { name: "Key's" });
      expect([byKey.status, byKey.body.createdByUserId]).toEqual([201, null]);
      const { body } = await asRep("GET", `/api/v1/crm/opportunity_pipelines/${byKey.body.id}`);
      expect(body.pipeline).toMatchObject({ is_shared: true, user_id: null });
    }
    const withWriteKey = await callerFor(await createApiKey(admin, { scope: "write" }));
    const { body: shared } = await asAdmin("POST", "/api/pipelines", { name: "Shared" });
    const change = await withWriteKey("PUT", `/api/pipelines/${shared.id}`, { name: "Taken" });
    expect(change.body).toEqual(FORBIDDEN);
    const withReadKey = await callerFor(await createApiKey(admin, { scope: "read" }));
    expect((await withReadKey("POST", "/api/pipelines", { name: "R" })).body).toEqual(FORBIDDEN);
  });

  test("without any stage in the list copies the default pipeline's", async () => {
    const sent = { name: "From a form", stages: [], isActive: true, isArchived: false };
    const { status, body } = await asRep("POST", "/api/pipelines", sent);
    expect([status, body.stages.length]).toEqual([201, 7]);
  });

  test("rounds the probability of a stage, half up", async () => {
    const stages = [
      { name: "One", probability: 12.5 },
      { name: "Two", probability: 49.4 },
    ];
    const { body } = await asRep("POST", "/api/pipelines", { name: "x", stages });
    expect(body.stages.map(({ probability }: { probability: number }) => probability)).toEqual([
      13, 49,
    ]);
  });

  test.each([
    [{}, ["name is required"]],
    [{ name: "   " }, ["name must not be empty"]],
    [{ name: 5, isActive: "yes" }, ["name must be a text", "isActive must be true or false"]],
    [{ name: "x".repeat(201) }, ["name must be at most 200 characters"]],
    [{ name: "a\u0000b" }, ["name must not contain NUL or broken characters"]],
    [{ name: "x", stages: {} }, ["stages must be a list of stages"]],
    [{ name: "x", stages: ["One"] }, ["stages[0] must be an object"]],
    [
      {
        name: "x",
        stages: [{ name: "One" }, { index: 1.5, stageType: "maybe", probability: 101 }],
      },
      [
        "stages[1].name is required",
        "stages[1].stageType must be one of open, won, lost",
        "stages[1].probability must be an integer from 0 to 100",
        "stages[1].index must be an integer",
      ],
    ],
    [
      {
        name: "x",
        stages: [{ name: "One", index: 9 }, { name: "Two" }, { name: "ONE", index: 4 }],
      },
      ["stages[0].name must be unique within the pipeline"],
    ],
    [
      { name: "x", stages: Array.from({ length: 51 }, (_, index) => ({ name: `Stage ${index}` })) },
      ["stages must hold at most 50 stages"],
    ],
  ])("refuses %j with 400, a sentence for each field", async (sent, message) => {
    expect(await asAdmin("POST", "/api/pipelines", sent)).toMatchObject({
      status: 400,
      body: refused(message),
    });
  });
});

describe("changing a pipeline", () => {
  const create = async () =>
    (await asAdmin("POST", "/api/pipelines", { name: "Before", description: "Kept" })).body;

  test("with a name alone changes nothing else, and returns 202 with the entity", async () => {
    const before = await create();
    const { status, body } = await asAdmin("PUT", `/api/pipelines/${before.id}`, { name: "After" });
    expect(status).toBe(202);
    expect(body).toEqual({ ...before, name: "After", updatedAt: expect.any(String) });
    expect((await asAdmin("GET", `/api/pipelines/${before.id}`)).body).toEqual(body);
  });

  test("accepts its own response and changes nothing", async () => {
    const before = await create();
    const { body } = await asAdmin("PUT", `/api/pipelines/${before.id}`, before);
    expect(body).toEqual({ ...before, updatedAt: expect.any(String) });
  });

  test("with stages replaces the whole list: updates by id, creates, reorders, removes; renaming keeps the type", async () => {
    const { id, stages } = await create();
    const [unassigned, prospect, , , , won] = stages;
    const { status, body } = await asAdmin("PUT", `/api/pipelines/${id}`, {
      stages: [
        { id: won.id, name: "Signed", index: 2 },
        { name: "Lost", index: 3 },
        { id: prospect.id, name: "Won", color: "#112233", index: 1 },
        { id: unassigned.id.toUpperCase(), probability: 5, index: 0 },
      ],
    });
    expect(status).toBe(202);
    expect(body.stages).toMatchObject([
      { id: unassigned.id, name: "Unassigned", index: 0, probability: 5 },
      {
        id: prospect.id,
        name: "Won",
        index: 1,
        stageType: "open",
        color: "#112233",
        probability: 10,
      },
      { id: won.id, name: "Signed", index: 2, stageType: "won", probability: 100 },
      { name: "Lost", index: 3, stageType: "lost", probability: 0 },
    ]);
    expect(body.stages).toHaveLength(4);
  });

  test("is refused with 409 naming each stage and its count if stages with deals would be removed", async () => {
    const { id, stages } = await createPipeline(admin.organizationId);
    const [first, second, won, lost] = stages;
    if (!first || !second || !won || !lost) throw new Error("A pipeline has stages");
    await createOpportunities(first, [{}, {}]);
    await createOpportunities(won, [{}]);
    const before = await asAdmin("GET", `/api/pipelines/${id}`);
    const sent = { name: "Never", stages: [{ id: second.id }, { id: lost.id, name: "Gone" }] };
    const { status, body } = await asAdmin("PUT", `/api/pipelines/${id}`, sent);
    expect([status, body.statusCode, body.error]).toEqual([409, 409, "Conflict"]);
    expect(body.message).toMatch(/New\D+2\D.*Won\D+1\D/);
    expect((await asAdmin("GET", `/api/pipelines/${id}`)).body).toEqual(before.body);
  });

  test("refuses unknown stage ids and those of another pipeline or organization alike", async () => {
    const { id } = await create();
    const foreign = await createPipeline((await createOrganization()).id);
    const other = await createPipeline(admin.organizationId);
    for (const stageId of [
      randomUUID(),
      foreign.stages[0]?.id,
      other.stages[0]?.id,
      "nonsense",
      "",
    ]) {
      const answer = await asAdmin("PUT", `/api/pipelines/${id}`, {
        stages: [{ id: stageId, name: "Mine now" }],
      });
      const message =
        stageId === "" ? "stages[0].id must be a stage of this pipeline" : expect.any(String);
      expect(answer).toMatchObject({
        status: 400,
        body: refused(["stages[0].id must be a stage of this pipeline"]),
      });
      expect(answer.body.message[0]).toEqual(message);
    }
  });

  test.each([
    [{ stages: [] }, ["stages must hold at least one stage"]],
    [{ name: "" }, ["name must not be empty"]],
    [{ name: null }, ["name must be a text"]],
    [{ stages: [{ index: 0 }] }, ["stages[0].name is required"]],
    [
      { stages: [{ name: "A" }, { name: "a " }] },
      ["stages[1].name must be unique within the pipeline"],
    ],
  ])("refuses %j with 400", async (sent, message) => {
    const { id } = await create();
    expect(await asAdmin("PUT", `/api/pipelines/${id}`, sent)).toMatchObject({
      status: 400,
      body: refused(message),
    });
  });

  test("renames the default pipeline for a manager, but keeps it active with its Unassigned stage", async () => {
    const [{ id, stages }] = (await asAdmin("GET", "/api/pipelines?where[name]=Sales pipeline"))
      .body.items;
    expect((await asAdmin("PUT", `/api/pipelines/${id}`, { isActive: false })).status).toBe(409);
    const without = await asAdmin("PUT", `/api/pipelines/${id}`, { stages: stages.slice(1) });
    expect([without.status, without.body.message]).toEqual([
      409,
      expect.stringContaining("Unassigned"),
    ]);
    expect((await asAdmin("PUT", `/api/pipelines/${id}`, { name: "Main" })).body.name).toBe("Main");
    await asAdmin("PUT", `/api/pipelines/${id}`, { name: "Sales pipeline" });
  });

  test("is allowed to a REP only for their own pipelines; 404 precedes 403", async () => {
    const shared = await create();
    const own = (await asRep("POST", "/api/pipelines", { name: "Own" })).body;
    const asOther = await callerFor(
      await createMember({ id: admin.organizationId, tenantId: admin.tenantId }, { role: "REP" }),
    );
    expect((await asRep("PUT", `/api/pipelines/${own.id}`, { name: "Still own" })).status).toBe(
      202,
    );
    expect(await asRep("PUT", `/api/pipelines/${shared.id}`, { name: "x" })).toMatchObject({
      status: 403,
      body: FORBIDDEN,
    });
    expect(await asOther("PUT", `/api/pipelines/${own.id}`, { name: "x" })).toMatchObject({
      status: 403,
      body: FORBIDDEN,
    });
    expect(await asOther("DELETE", `/api/pipelines/${own.id}`)).toMatchObject({
      status: 403,
      body: FORBIDDEN,
    });
    expect((await asAdmin("PUT", `/api/pipelines/${own.id}`, { name: "Seen to" })).status).toBe(
      202,
    );
    expect(await asRep("PUT", `/api/pipelines/${randomUUID()}`, { name: "x" })).toMatchObject({
      status: 404,
      body: NOT_FOUND,
    });
    expect((await asRep("PUT", `/api/pipelines/${shared.id}`, { name: "" })).status).toBe(400);
  });
});

describe("deleting a pipeline", () => {
  test("returns 202 with the affected count, and hides it from both APIs", async () => {
    const { id } = await createPipeline(admin.organizationId);
    const selectors = `tenantId=${admin.tenantId}&organizationId=${admin.organizationId}`;
    const { status, body } = await asAdmin("DELETE", `/api/pipelines/${id}?${selectors}`);
    expect([status, body]).toEqual([202, { raw: [], affected: 1 }]);
    expect(await asAdmin("GET", `/api/pipelines/${id}`)).toMatchObject({
      status: 404,
      body: NOT_FOUND,
    });
    expect((await asAdmin("GET", `/api/v1/crm/opportunity_pipelines/${id}`)).status).toBe(404);
    expect((await asAdmin("DELETE", `/api/pipelines/${id}`)).status).toBe(404);
  });

  test("is refused with 409 and the number of deals until they are deleted", async () => {
    const { id, stages } = await createPipeline(admin.organizationId);
    if (!stages[0]) throw new Error("A pipeline has stages");
    const deals = await createOpportunities(stages[0], [{}, {}, {}]);
    const { status, body } = await asAdmin("DELETE", `/api/pipelines/${id}`);
    expect([status, body.statusCode, body.error]).toEqual([409, 409, "Conflict"]);
    expect(body.message).toMatch(/\b3\b/);
    for (const deal of deals)
      expect((await asAdmin("DELETE", `/api/deals/${deal.id}`)).status).toBe(202);
    expect((await asAdmin("DELETE", `/api/pipelines/${id}`)).status).toBe(202);
  });

  test("is refused with 409 for the default pipeline", async () => {
    const { items } = (await asAdmin("GET", "/api/pipelines?where[name]=Sales pipeline")).body;
    expect((await asAdmin("DELETE", `/api/pipelines/${items[0].id}`)).status).toBe(409);
  });
});

describe("single stages", () => {
  test("are added last or at an index, and return the pipeline", async () => {
    const { id } = await createPipeline(admin.organizationId);
    const last = await asAdmin("POST", `/api/pipelines/${id}/stages`, { name: "Closed Won" });
    expect(last.status).toBe(201);
    expect(last.body.stages.at(-1)).toMatchObject({
      name: "Closed Won",
      index: 4,
      stageType: "won",
    });
    const second = await asAdmin("POST", `/api/pipelines/${id}/stages`, {
      name: "Demo",
      index: 1,
      probability: 30,
    });
    expect(names(second.body)).toEqual(["New", "Demo", "Talking", "Won", "Lost", "Closed Won"]);
    expect(second.body.stages[1]).toMatchObject({ index: 1, probability: 30 });
  });

  test("can be changed partially, and moved by index", async () => {
    const { id, stages } = await createPipeline(admin.organizationId);
    const path = `/api/pipelines/${id}/stages/${stages[0]?.id}`;
    const renamed = await asAdmin("PUT", path, { name: "Fresh" });
    expect(renamed.status).toBe(202);
    expect(renamed.body.stages[0]).toMatchObject({ name: "Fresh", index: 0, probability: 10 });
    expect(names((await asAdmin("PUT", path, { index: 2 })).body)).toEqual([
      "Talking",
      "Won",
      "Fresh",
      "Lost",
    ]);
  });

  test("can be removed unless they contain deals or are the last", async () => {
    const { id, stages } = await createPipeline(admin.organizationId, {
      stages: [{ name: "One" }, { name: "Two" }],
    });
    const [one, two] = stages;
    if (!one || !two) throw new Error("A pipeline has stages");
    await createOpportunities(one, [{}, {}]);
    const held = await asAdmin("DELETE", `/api/pipelines/${id}/stages/${one.id}`);
    expect([held.status, held.body.message]).toEqual([409, expect.stringMatching(/One\D+2\b/)]);
    const removed = await asAdmin("DELETE", `/api/pipelines/${id}/stages/${two.id}`);
    expect([removed.status, names(removed.body)]).toEqual([202, ["One"]]);
    const empty = await createPipeline(admin.organizationId, { stages: [{ name: "Only" }] });
    const last = await asAdmin(
      "DELETE",
      `/api/pipelines/${empty.id}/stages/${empty.stages[0]?.id}`,
    );
    expect([last.status, last.body.error]).toEqual([409, "Conflict"]);
  });

  test("have their own field names in errors", async () => {
    const { id, stages } = await createPipeline(admin.organizationId);
    const add = (sent: object) => asAdmin("POST", `/api/pipelines/${id}/stages`, sent);
    expect((await add({})).body).toEqual(refused(["name is required"]));
    expect((await add({ name: "x", index: -1 })).body).toEqual(
      refused(["index must be at least 0"]),
    );
    expect((await add({ name: " new " })).body).toEqual(
      refused(["name must be unique within the pipeline"]),
    );
    expect((await add({ name: "new", index: 0 })).body).toEqual(
      refused(["name must be unique within the pipeline"]),
    );
    const change = await asAdmin("PUT", `/api/pipelines/${id}/stages/${stages[0]?.id}`, {
      name: "LOST",
      color: "red",
    });
    expect(change.body).toEqual(refused(["color must be a colour such as #3b82f6"]));
  });

  test("return 404 if unknown, another pipeline's or another organization's, before 403", async () => {
    const { id, stages } = await createPipeline(admin.organizationId);
    const other = await createPipeline(admin.organizationId);
    const foreign = await createPipeline((await createOrganization()).id);
    for (const stageId of [randomUUID(), "nonsense", other.stages[0]?.id, foreign.stages[0]?.id]) {
      const path = `/api/pipelines/${id}/stages/${stageId}`;
      expect(await asRep("PUT", path, { name: "x" })).toMatchObject({
        status: 404,
        body: NOT_FOUND,
      });
      expect(await asRep("DELETE", path)).toMatchObject({ status: 404, body: NOT_FOUND });
    }
    for (const pipelineId of [randomUUID(), "nonsense", foreign.id]) {
      expect(
        await asAdmin("POST", `/api/pipelines/${pipelineId}/stages`, { name: "x" }),
      ).toMatchObject({
        status: 404,
        body: NOT_FOUND,
      });
      const path = `/api/pipelines/${pipelineId}/stages/${foreign.stages[0]?.id}`;
      expect(await asAdmin("DELETE", path)).toMatchObject({ status: 404, body: NOT_FOUND });
    }
    expect(
      await asRep("PUT", `/api/pipelines/${id}/stages/${stages[0]?.id}`, { name: "x" }),
    ).toMatchObject({
      status: 403,
      body: FORBIDDEN,
    });
  });
});
