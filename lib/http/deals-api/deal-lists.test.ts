import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

let viewer: FactoryMember;
let asViewer: Caller;
let pipeline: Awaited<ReturnType<typeof createPipeline>>;
let contactId: string;
let goneId: string;

type Listed = { title: string };
const list = async (query: string) => (await asViewer("GET", `/api/deals${query}`)).body;
const titles = async (query: string) =>
  (await list(query)).items.map(({ title }: Listed) => title).join(" ");
const day = (n: number) => new Date(Date.UTC(2026, 0, n));

beforeAll(async () => {
  const organization = await createOrganization();
  viewer = await createMember(organization, { role: "VIEWER" });
  asViewer = await callerFor(viewer);
  pipeline = await createPipeline(organization.id);
  contactId = (await createContact(organization.id, { name: "Ann" })).id;
  goneId = (await createContact(organization.id, { deletedAt: new Date() })).id;
  const [first, , won] = pipeline.stages;
  if (!first || !won) throw new Error("A pipeline has stages");
  await createOpportunities(first, [
    {
      name: "ant",
      publicId: "opp_1",
      createdAt: day(1),
      amount: "100.00",
      contactId,
      createdByUserId: viewer.userId,
    },
    { name: "Bee_10%", publicId: "opp_2", createdAt: day(2), probability: 40, contactId: goneId },
    {
      name: "cat",
      publicId: "opp_3",
      createdAt: day(3),
      amount: "9.50",
      expectedCloseDate: day(20),
      deletedAt: null,
    },
    { name: "gone", createdAt: day(3), deletedAt: new Date() },
  ]);
  await createOpportunities(won, [
    { name: "Dog", publicId: "opp_4", createdAt: day(4), amount: "20", currency: "EUR" },
  ]);
  const other = await createPipeline(organization.id, { name: "Other" });
  if (!other.stages[0]) throw new Error("A pipeline has stages");
  await createOpportunities(other.stages[0], [
    { name: "eel", publicId: "opp_5", createdAt: day(5) },
  ]);
  const elsewhere = await createPipeline((await createOrganization()).id);
  if (!elsewhere.stages[0]) throw new Error("A pipeline has stages");
  await createOpportunities(elsewhere.stages[0], [{ name: "foreign" }]);
});

test("the plain filter stage selects won and lost deals, else those of a stage of that name", async () => {
  const [first] = pipeline.stages;
  expect(await titles("?stage=CLOSED_WON")).toBe("Dog");
  expect(await titles("?stage=closed_lost")).toBe("");
  expect(await titles(`?stage=${first?.name.toUpperCase()}&pipelineId=${pipeline.id}`)).toBe(
    "cat Bee_10% ant",
  );
  expect(await titles("?stage=Nowhere")).toBe("");
  expect(await list("/count?stage=CLOSED_WON")).toBe(1);
  expect(await list("/count?stage=Nowhere")).toBe(0);
  expect((await list("/pagination?stage=CLOSED_WON")).total).toBe(1);
  expect((await list("?stage[]=x")).message).toEqual(["stage must be a single value"]);
  expect((await list("?where[stageName]=x")).statusCode).toBe(400);
});

test("the relations of known clients are accepted, empty where there is nothing", async () => {
  const relations = "relations[]=client&relations[]=createdByUser&relations[]=properties";
  const { items } = await list(`?${relations}&stage=CLOSED_WON`);
  expect(items[0]).toMatchObject({ title: "Dog", client: null, properties: [] });
});

describe("GET /api/deals", () => {
  test("lists all deals, newest first, with a total", async () => {
    expect(await titles("")).toBe("eel Dog cat Bee_10% ant");
    expect((await list("")).total).toBe(5);
  });

  test("accepts the queries of known clients", async () => {
    const query = [
      `organizationId=${viewer.organizationId}`,
      `tenantId=${viewer.tenantId}`,
      "page=1&limit=10&relations[]=stage",
      `clientId=${contactId}`,
    ].join("&");
    const { items, total } = await list(`?${query}`);
    expect([items.length, total]).toEqual([1, 1]);
    expect(items[0]).toMatchObject({
      title: "ant",
      clientId: contactId,
      stage: { name: "New", index: 0 },
    });
  });

  test("filters by stage, pipeline, client, creator and search, combined", async () => {
    expect(await titles(`?stageId=${pipeline.stages[2]?.id}`)).toBe("Dog");
    expect(await titles(`?pipelineId=${pipeline.id}`)).toBe("Dog cat Bee_10% ant");
    expect(await titles(`?createdByUserId=${viewer.userId}`)).toBe("ant");
    // The search includes public ids; none of them contains the texts searched for here.
    expect(await titles("?search=_10%25")).toBe("Bee_10%");
    expect(await titles("?search=ANT")).toBe("ant");
    expect(await titles(`?search=ant&clientId=${contactId}`)).toBe("ant");
    expect(await titles(`?search=ant&clientId=${randomUUID()}`)).toBe("");
    expect(await titles("?search=c_t")).toBe("");
    expect(await titles("?search=%25")).toBe("Bee_10%");
    expect(await titles("?search=%5C")).toBe("");
    expect(await titles("?search=&stageId=&where[title]=")).toBe("eel Dog cat Bee_10% ant");
  });

  test("filters by equality on any scalar field", async () => {
    expect(await titles("?where[title]=cat")).toBe("cat");
    expect(await titles("?where[title]=CAT")).toBe("");
    expect(await titles("?where[probability]=40")).toBe("Bee_10%");
    expect(await titles("?where[amount]=9.5")).toBe("cat");
    expect(await titles("?where[currency]=EUR")).toBe("Dog");
    expect(await titles("?where[status]=won")).toBe("Dog");
    expect(await titles("?where[expectedCloseDate]=2026-01-20")).toBe("cat");
    expect(await titles("?where[createdAt]=2026-01-03T00:00:00.000Z")).toBe("cat");
    expect(
      await titles(`?where[stageId]=${pipeline.stages[0]?.id.toUpperCase()}&where[title]=ant`),
    ).toBe("ant");
  });

  test("accepts relations and filters as JSON", async () => {
    const data = (value: object) => `?data=${encodeURIComponent(JSON.stringify(value))}`;
    const { items } = await list(
      data({
        relations: ["client"],
        findInput: { title: "ant", organizationId: viewer.organizationId },
      }),
    );
    expect(items).toMatchObject([{ title: "ant", client: { id: contactId, name: "Ann" } }]);
    expect(await titles(data({ findInput: { probability: 40 } }))).toBe("Bee_10%");
    expect(await titles(data({ findInput: { amount: null, status: "open" } }))).toBe("eel Bee_10%");
    expect(await titles(data({}))).toBe("eel Dog cat Bee_10% ant");
  });

  test("reads the link to a deleted client as null, also in filters", async () => {
    expect(await titles(`?clientId=${goneId}`)).toBe("");
    const { items } = await list("?where[title]=Bee_10%25&relations[]=client");
    expect(items).toMatchObject([{ clientId: null, client: null }]);
  });

  test("orders by any scalar field: text case-insensitively, nulls last, ties by id", async () => {
    expect(await titles("?order[title]=ASC")).toBe("ant Bee_10% cat Dog eel");
    expect(await titles("?order[title]=DESC")).toBe("eel Dog cat Bee_10% ant");
    expect((await titles("?order[amount]=ASC")).startsWith("cat Dog ant ")).toBe(true);
    expect((await titles("?order[amount]=DESC")).startsWith("ant Dog cat ")).toBe(true);
    expect(await titles("?order[status]=DESC&order[createdAt]=ASC")).toBe(
      "Dog ant Bee_10% cat eel",
    );
    const tied = (await list("?order[tenantId]=ASC")).items.map(({ id }: { id: string }) => id);
    expect(
      await list("?order[currency]=ASC&where[currency]=USD").then(({ items }) =>
        items.map(({ id }: { id: string }) => id),
      ),
    ).toEqual(
      (await list("?where[currency]=USD")).items.map(({ id }: { id: string }) => id).sort(),
    );
    expect(tied).toHaveLength(5);
  });

  test("is complete unless paged; skip is an offset", async () => {
    expect(await titles("?take=2")).toBe("eel Dog");
    expect(await titles("?take=2&skip=3")).toBe("Bee_10% ant");
    expect(await titles("?limit=2&page=2")).toBe("cat Bee_10%");
    expect(await titles("?limit=2&page=0")).toBe("eel Dog");
    expect(await titles("?skip=4")).toBe("ant");
    expect((await list("?limit=2&page=9")).total).toBe(5);
  });

  test("includes the requested relations", async () => {
    const relations = ["stage.pipeline", "client", "createdByUser", "organization", "tenant"];
    const { items } = await list(
      `?${relations.map((name) => `relations[]=${name}`).join("&")}&where[title]=ant`,
    );
    expect(items[0]).toMatchObject({
      stage: {
        id: pipeline.stages[0]?.id,
        pipeline: { id: pipeline.id, stages: expect.any(Array) },
      },
      client: { id: contactId },
      createdByUser: { id: viewer.userId, name: viewer.name },
      organization: { id: viewer.organizationId },
      tenant: { id: viewer.tenantId },
    });
    const one = await asViewer(
      "GET",
      `/api/deals/${items[0].id}?relations[0]=stage.pipeline&relations=tenant`,
    );
    expect(one.status).toBe(200);
  });

  test("ignores unknown top-level names, and names of other systems", async () => {
    expect(
      await titles(
        "?join[alias]=deal&filters[x]=1&select[]=id&constructor=1&__proto__[a]=1&take=2",
      ),
    ).toBe("eel Dog");
  });
});

describe("GET /api/deals/pagination and /count", () => {
  test("pages from 1 by 10, and matches text by contains", async () => {
    expect(await titles("/pagination?take=2&skip=3&order[title]=ASC")).toBe("eel");
    expect((await list("/pagination?take=2&skip=3")).total).toBe(5);
    expect(await titles("/pagination?where[title]=CA")).toBe("cat");
    expect(await titles("/pagination?where[title]=_")).toBe("Bee_10%");
    expect(await titles("/pagination?where[status]=wo")).toBe("");
  });

  test("returns the count as a bare number", async () => {
    const answer = await asViewer("GET", "/api/deals/count");
    expect([answer.status, answer.body, answer.headers.get("content-type")]).toEqual([
      200,
      5,
      "application/json",
    ]);
    expect(await list("/count?where[status]=won")).toBe(1);
    expect(await list(`/count?stageId=${randomUUID()}`)).toBe(0);
  });
});

describe("an invalid query", () => {
  test.each([
    ["?where[colour]=red", "where.colour"],
    ["?where[name]=red", "where.name"],
    ["?where[constructor]=red", "where.constructor"],
    ["?where[title][like]=red", "where.title must be a single value"],
    ["?where=red", "where must name fields"],
    ["?where[probability]=many", "where.probability must be an integer"],
    ["?where[probability]=99999999999", "where.probability must be an integer"],
    ["?where[amount]=much", "where.amount must be a decimal number"],
    ["?where[createdAt]=soon", "where.createdAt must be an ISO 8601 date or time"],
    [
      "?where[createdAt]=9999-12-31T23:59:59-23:59",
      "where.createdAt must be an ISO 8601 date or time",
    ],
    [
      "?where[createdAt]=0001-01-01T00:00:00%2B23:59",
      "where.createdAt must be an ISO 8601 date or time",
    ],
    ["?where[title]=%00", "where.title must not contain NUL"],
    ["?stageId=a&stageId=b", "stageId must be a single value"],
    ["?order[colour]=ASC", "order.colour"],
    ["?order[title]=UP", "order.title must be ASC or DESC"],
    ["?order=title", "order must name fields"],
    ["?relations[]=owner", 'relations must not name "owner"'],
    ["?relations[]=created_by_user", 'relations must not name "created_by_user"'],
    ["?relations[0][x]=owner", "relations must be a list of names"],
    [
      `?data={"relations":[${"[".repeat(5000)}${"]".repeat(5000)}]}`,
      "relations must be a list of names",
    ],
    ["?take=101", "take must be an integer from 1 to 100"],
    ["?limit=0", "limit must be an integer from 1 to 100"],
    ["?take=ten", "take must be an integer from 1 to 100"],
    ["?skip=-1", "skip must be an integer from 0"],
    ["?page=1.5", "page must be an integer from 0"],
    ["?search=%00", "search must be a text"],
    ["?data=%7B%22findInput%22%3A%7B%22colour%22%3A1%7D%7D", "where.colour"],
    ["?data=%7B%22relations%22%3A%5B%22owner%22%5D%7D", 'relations must not name "owner"'],
  ])("%s is refused with 400 that names it", async (query, start) => {
    for (const path of ["/api/deals", "/api/deals/pagination", "/api/deals/count"]) {
      const { status, body } = await asViewer("GET", path + query);
      expect([status, body.statusCode, body.error]).toEqual([400, 400, "Bad Request"]);
      expect(body.message).toEqual([
        expect.stringMatching(new RegExp(`^${start.replace(/[.[\]]/g, "\\$&")}`)),
      ]);
    }
  });

  test("is refused with 400 if data is not JSON", async () => {
    for (const data of ["{", "[]", "5", "null", "%00"]) {
      const { status, body } = await asViewer("GET", `/api/deals?data=${data}`);
      expect([status, body.message]).toEqual([400, "data must be a JSON object"]);
    }
  });

  test("ids of another organization match nothing, like unknown and malformed ones", async () => {
    const elsewhere = await createPipeline((await createOrganization()).id);
    const foreignContact = await createContact(elsewhere.organizationId);
    for (const [name, foreign] of [
      ["stageId", elsewhere.stages[0]?.id],
      ["pipelineId", elsewhere.id],
      ["clientId", foreignContact.id],
      ["createdByUserId", randomUUID()],
    ]) {
      for (const id of [foreign, randomUUID(), "nonsense"]) {
        expect(await list(`?${name}=${id}`)).toEqual({ items: [], total: 0 });
        expect(await list(`?where[${name}]=${id}&take=5`)).toEqual({ items: [], total: 0 });
      }
    }
  });
});
