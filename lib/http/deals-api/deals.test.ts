import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

const NOT_FOUND = {
  statusCode: 404,
  message: "The requested record was not found",
  error: "Not Found",
};

let rep: FactoryMember;
let asRep: Caller;
let stages: { id: string; pipelineId: string; name: string }[];
let contactId: string;

beforeAll(async () => {
  const organization = await createOrganization({ currency: "EUR", defaultPipeline: true });
  rep = await createMember(organization, { role: "REP" });
  asRep = await callerFor(rep);
  stages = (await createPipeline(organization.id)).stages;
  contactId = (await createContact(organization.id, { name: "Ann Example" })).id;
});

const stageId = (index: number) => stages[index]?.id ?? "";
const refused = (...message: string[]) => ({ statusCode: 400, message, error: "Bad Request" });
const create = async (sent: object = {}) =>
  (await asRep("POST", "/api/deals", { title: "Deal", stageId: stageId(0), ...sent })).body;

describe("creating a deal", () => {
  test("rounds a probability with a fraction, half up, and refuses one outside 0 to 100", async () => {
    for (const [sent, kept] of [
      [49.5, 50],
      [0.4999, 0],
      [99.5, 100],
      [0, 0],
      [100, 100],
    ])
      expect((await create({ probability: sent })).probability).toBe(kept);
    for (const probability of [-0.1, 100.1, 101])
      expect(await create({ probability })).toEqual(
        refused("probability must be an integer from 0 to 100"),
      );
  });

  test("returns 201 with the whole entity without an organization id, and creates an opportunity", async () => {
    const sent = {
      title: " Acme expansion ",
      stageId: stageId(1),
      clientId: contactId,
      probability: 75,
    };
    const { status, body } = await asRep("POST", "/api/deals", sent);
    expect(status).toBe(201);
    const scope = { organizationId: rep.organizationId, tenantId: rep.tenantId };
    expect(body).toEqual({
      id: expect.any(String),
      publicId: expect.stringMatching(/^opp_[a-z0-9]{12}$/),
      title: "Acme expansion",
      probability: 75,
      stageId: stageId(1),
      stage: {
        id: stageId(1),
        name: "Talking",
        description: null,
        index: 1,
        probability: 50,
        color: null,
        stageType: "open",
        pipelineId: stages[1]?.pipelineId,
        ...scope,
      },
      pipelineId: stages[1]?.pipelineId,
      clientId: contactId,
      client: expect.objectContaining({
        id: contactId,
        name: "Ann Example",
        contactType: "CLIENT",
        ...scope,
      }),
      amount: null,
      currency: "EUR",
      status: "open",
      lostReason: null,
      closedAt: null,
      expectedCloseDate: null,
      createdByUserId: rep.userId,
      ...scope,
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: expect.stringMatching(/Z$/),
    });
    expect((await asRep("GET", `/api/deals/${body.id}`)).body).toEqual(body);
    const crm = await asRep("GET", `/api/v1/crm/opportunities/${body.publicId}`);
    expect(crm.body.opportunity).toMatchObject({
      id: body.id,
      name: "Acme expansion",
      contact_id: contactId,
    });
  });

  test("accepts money, currency and a close date, and appends to the stage", async () => {
    const money = { amount: 1250.5, currency: "usd", expectedCloseDate: "2027-01-31" };
    const deal = await create(money);
    expect(deal).toMatchObject({
      amount: "1250.50",
      currency: "USD",
      expectedCloseDate: "2027-01-31",
    });
    const after = await create();
    const { opportunity } = (await asRep("GET", `/api/v1/crm/opportunities/${after.id}`)).body;
    const before = (await asRep("GET", `/api/v1/crm/opportunities/${deal.id}`)).body.opportunity;
    expect(opportunity.stage_position).toBe(before.stage_position + 1);
  });

  test("ignores read-only fields and the pipeline, which follows from the stage", async () => {
    const id = randomUUID();
    const deal = await create({
      id,
      pipelineId: id,
      createdByUserId: id,
      createdAt: "2000-01-01",
      status: "won",
      publicId: "x",
    });
    expect(deal).toMatchObject({
      pipelineId: stages[0]?.pipelineId,
      createdByUserId: rep.userId,
      status: "open",
    });
    expect(deal.id).not.toBe(id);
    expect(deal.createdAt).not.toMatch(/^2000/);
  });

  test("in a won stage makes it won", async () => {
    expect(await create({ stageId: stageId(2) })).toMatchObject({
      status: "won",
      closedAt: expect.stringMatching(/Z$/),
    });
  });

  test("by a key has no creator; by a read key it is refused", async () => {
    const admin = await createMember({ id: rep.organizationId, tenantId: rep.tenantId });
    const withKey = await callerFor(await createApiKey(admin, { scope: "write" }));
    const sent = { title: "By key", stageId: stageId(0) };
    expect(await withKey("POST", "/api/deals", sent)).toMatchObject({
      status: 201,
      body: { createdByUserId: null },
    });
    const withReadKey = await callerFor(await createApiKey(admin, { scope: "read" }));
    expect((await withReadKey("POST", "/api/deals", sent)).status).toBe(403);
  });

  test.each([
    [{}, ["title is required", "stageId is required"]],
    [{ title: "", stageId: "x" }, ["title must not be empty"]],
    [
      { title: "x".repeat(201), stageId: 5 },
      ["title must be at most 200 characters", "stageId must be a text"],
    ],
    [{ title: "x", stageId: "nonsense" }, ["stageId must be a stage of your organization"]],
    [{ title: "x\ud800", stageId: "x" }, ["title must not contain NUL or broken characters"]],
  ])("refuses %j with 400, a sentence for each field", async (sent, message) => {
    expect(await asRep("POST", "/api/deals", sent)).toMatchObject({
      status: 400,
      body: refused(...message),
    });
  });

  test.each([
    [{ probability: 101 }, "probability must be an integer from 0 to 100"],
    [{ probability: 100.5 }, "probability must be an integer from 0 to 100"],
    [{ probability: "75" }, "probability must be an integer from 0 to 100"],
    [{ amount: -1 }, "amount must be at least 0"],
    [{ amount: "1.234" }, "amount must have at most 2 decimals"],
    [{ amount: "12.500" }, "amount must have at most 2 decimals"],
    [{ currency: "XXXX" }, "currency must be an ISO 4217 currency code"],
    [{ expectedCloseDate: "2027-02-30" }, "expectedCloseDate must be a date such as 2026-01-31"],
    [{ clientId: "nonsense" }, "clientId must be a contact of your organization"],
    [{ clientId: "" }, "clientId must be a contact of your organization"],
    [{ clientId: "\u0000" }, "clientId must not contain NUL or broken characters"],
  ])("refuses %j with 400", async (sent, message) => {
    const answer = await asRep("POST", "/api/deals", { title: "x", stageId: stageId(0), ...sent });
    expect(answer).toMatchObject({ status: 400, body: refused(message) });
  });

  test("refuses another organization's stage and client like unknown ones", async () => {
    const elsewhere = await createOrganization();
    const foreignStage = (await createPipeline(elsewhere.id)).stages[0]?.id;
    const foreignClient = (await createContact(elsewhere.id)).id;
    const gone = (await createContact(rep.organizationId, { deletedAt: new Date() })).id;
    for (const id of [randomUUID(), foreignStage]) {
      const answer = await asRep("POST", "/api/deals", { title: "x", stageId: id });
      expect(answer).toMatchObject({
        status: 400,
        body: refused("stageId must be a stage of your organization"),
      });
    }
    for (const id of [randomUUID(), foreignClient, gone]) {
      const answer = await asRep("POST", "/api/deals", {
        title: "x",
        stageId: stageId(0),
        clientId: id,
      });
      expect(answer).toMatchObject({
        status: 400,
        body: refused("clientId must be a contact of your organization"),
      });
    }
  });

  test("is refused in an inactive pipeline, as is a move into it", async () => {
    const inactive = (await createPipeline(rep.organizationId, { isActive: false })).stages[0]?.id;
    const body = refused("stageId must not be of an inactive pipeline");
    expect(await asRep("POST", "/api/deals", { title: "x", stageId: inactive })).toMatchObject({
      status: 400,
      body,
    });
    const { id } = await create();
    expect(await asRep("PUT", `/api/deals/${id}`, { stageId: inactive })).toMatchObject({
      status: 400,
      body,
    });
  });
});

describe("changing a deal", () => {
  test("returns 202 with the full entity; a new stage moves it to the stage's end", async () => {
    const last = await create({ stageId: stageId(1) });
    const before = await create({ clientId: contactId, amount: "10", probability: 5 });
    const { status, body } = await asRep("PUT", `/api/deals/${before.id}`, {
      stageId: stageId(1),
      probability: 90,
    });
    expect(status).toBe(202);
    const stage = expect.objectContaining({ id: stageId(1), name: "Talking" });
    expect(body).toEqual({
      ...before,
      stageId: stageId(1),
      stage,
      probability: 90,
      updatedAt: expect.any(String),
    });
    const [position, lastPosition] = await Promise.all(
      [before.id, last.id].map(
        async (id) =>
          (await asRep("GET", `/api/v1/crm/opportunities/${id}`)).body.opportunity.stage_position,
      ),
    );
    expect(position).toBe(lastPosition + 1);
  });

  test("does not move it for the same stage", async () => {
    const first = await create({ stageId: stageId(3) });
    await create({ stageId: stageId(3) });
    await asRep("PUT", `/api/deals/${first.id}`, { stageId: stageId(3), title: "Same place" });
    const { opportunity } = (await asRep("GET", `/api/v1/crm/opportunities/${first.id}`)).body;
    expect(opportunity).toMatchObject({ stage_position: 0, name: "Same place" });
  });

  test("accepts its own response and changes nothing", async () => {
    const before = await create({ clientId: contactId, amount: "10" });
    expect((await asRep("PUT", `/api/deals/${before.id}`, before)).body).toEqual(before);
  });

  test("moves it to another pipeline's stage with its own response", async () => {
    const before = await create();
    const elsewhere = await createPipeline(rep.organizationId);
    const { status, body } = await asRep("PUT", `/api/deals/${before.id}`, {
      ...before,
      stageId: elsewhere.stages[0]?.id,
    });
    expect([status, body.pipelineId, body.stage.pipelineId]).toEqual([
      202,
      elsewhere.id,
      elsewhere.id,
    ]);
  });

  test("winning and reopening keeps status and closing time consistent", async () => {
    const { id } = await create();
    expect((await asRep("PUT", `/api/deals/${id}`, { stageId: stageId(2) })).body).toMatchObject({
      status: "won",
      closedAt: expect.any(String),
    });
    expect(
      (await asRep("PUT", `/api/deals/${id}`, { stageId: stageId(3), lostReason: "Price" })).body,
    ).toMatchObject({
      status: "lost",
      lostReason: "Price",
    });
    expect((await asRep("PUT", `/api/deals/${id}`, { stageId: stageId(0) })).body).toMatchObject({
      status: "open",
      closedAt: null,
      lostReason: null,
    });
  });

  test("to lost requires a reason where the organization does", async () => {
    const organization = await createOrganization({ lostReasonRequired: true });
    const asMember = await callerFor(await createMember(organization));
    const pipeline = await createPipeline(organization.id);
    const [open, , , lost] = pipeline.stages;
    if (!open || !lost) throw new Error("A pipeline has stages");
    const { id } = await createOpportunity(open);
    const answer = await asMember("PUT", `/api/deals/${id}`, { stageId: lost.id });
    expect(answer).toMatchObject({
      status: 400,
      body: refused("lostReason is required for a lost opportunity"),
    });
    const closed = await asMember("PUT", `/api/deals/${id}`, {
      stageId: lost.id,
      lostReason: "Budget",
    });
    expect([closed.status, closed.body.lostReason]).toEqual([202, "Budget"]);
  });

  test("clears fields with null, leaves absent ones alone", async () => {
    const { id } = await create({ clientId: contactId, probability: 50, amount: "3" });
    const { body } = await asRep("PUT", `/api/deals/${id}`, { clientId: null, probability: null });
    expect(body).toMatchObject({
      clientId: null,
      client: null,
      probability: null,
      amount: "3.00",
      title: "Deal",
    });
  });

  test("refuses invalid fields with 400 and changes nothing", async () => {
    const before = await create();
    const foreignStage = (await createPipeline((await createOrganization()).id)).stages[0]?.id;
    for (const [sent, message] of [
      [{ title: null }, "title must be a text"],
      [{ title: "New", stageId: randomUUID() }, "stageId must be a stage of your organization"],
      [{ title: "New", stageId: foreignStage }, "stageId must be a stage of your organization"],
      [{ title: "New", probability: -1 }, "probability must be an integer from 0 to 100"],
      [{ title: "New", clientId: randomUUID() }, "clientId must be a contact of your organization"],
    ] as const) {
      expect(await asRep("PUT", `/api/deals/${before.id}`, sent)).toMatchObject({
        status: 400,
        body: refused(message),
      });
    }
    expect((await asRep("GET", `/api/deals/${before.id}`)).body).toEqual(before);
  });
});

describe("deleting and recovering a deal", () => {
  test("is soft: 202, hidden from both APIs, and restored to the end of its stage", async () => {
    const before = await create({ clientId: contactId });
    const { status, body } = await asRep("DELETE", `/api/deals/${before.id}`);
    expect([status, body]).toEqual([202, { raw: [], affected: 1 }]);
    expect(await asRep("GET", `/api/deals/${before.id}`)).toMatchObject({
      status: 404,
      body: NOT_FOUND,
    });
    expect((await asRep("GET", `/api/v1/crm/opportunities/${before.id}`)).status).toBe(404);
    expect((await asRep("DELETE", `/api/deals/${before.id}`)).status).toBe(404);
    const recovered = await asRep("PUT", `/api/deals/${before.id}/recover`);
    expect(recovered.status).toBe(202);
    expect(recovered.body).toEqual({ ...before, updatedAt: expect.any(String) });
    expect((await asRep("PUT", `/api/deals/${before.id}/recover`)).body).toEqual(recovered.body);
  });

  test("returns the same 404 for unknown, malformed, foreign and deleted ids", async () => {
    const elsewhere = await createPipeline((await createOrganization()).id);
    if (!elsewhere.stages[0]) throw new Error("A pipeline has stages");
    const foreign = await createOpportunity(elsewhere.stages[0]);
    const deleted = await createOpportunity(elsewhere.stages[0], { deletedAt: new Date() });
    for (const id of [
      randomUUID(),
      foreign.id,
      foreign.publicId,
      deleted.id,
      "nonsense",
      "%00",
      "%25",
    ]) {
      for (const [method, path] of [
        ["GET", `/api/deals/${id}`],
        ["PUT", `/api/deals/${id}`],
        ["DELETE", `/api/deals/${id}`],
        ["PUT", `/api/deals/${id}/recover`],
      ] as const) {
        const answer = await asRep(
          method,
          path,
          method === "PUT" ? { title: "Mine now" } : undefined,
        );
        expect([method, answer.status, answer.body]).toEqual([method, 404, NOT_FOUND]);
      }
    }
  });
});
