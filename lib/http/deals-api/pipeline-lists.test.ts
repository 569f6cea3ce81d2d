import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

let viewer: FactoryMember;
let asViewer: Caller;

type Listed = { name: string; stages: { name: string; index: number }[] };
const namesAt = async (path: string) =>
  (await asViewer("GET", path)).body.items.map(({ name }: Listed) => name);

beforeAll(async () => {
  const organization = await createOrganization({ defaultPipeline: true });
  viewer = await createMember(organization, { role: "VIEWER" });
  asViewer = await callerFor(viewer);
  await createPipeline(organization.id, {
    name: "beta_100%",
    description: "Second",
    position: 1,
    userId: viewer.userId,
  });
  await createPipeline(organization.id, {
    name: "Alpha",
    position: 2,
    isActive: false,
    stages: [{ name: "Über 50%" }],
  });
  await createPipeline((await createOrganization()).id, { name: "Alpha elsewhere" });
});

describe("GET /api/pipelines", () => {
  test("lists all pipelines with their stages by index, and a total", async () => {
    const { status, body } = await asViewer("GET", "/api/pipelines");
    expect([status, body.total]).toEqual([200, 3]);
    expect(body.items.map(({ name }: Listed) => name)).toEqual([
      "Sales pipeline",
      "beta_100%",
      "Alpha",
    ]);
    for (const { stages } of body.items as Listed[]) {
      expect(stages.map(({ index }) => index)).toEqual(stages.map((_, index) => index));
    }
  });

  test("lists and counts the default pipeline of an unused organization", async () => {
    const asNewcomer = await callerFor(
      await createMember(await createOrganization(), { role: "VIEWER" }),
    );
    expect((await asNewcomer("GET", "/api/pipelines/count")).body).toBe(1);
    const { body } = await asNewcomer("GET", "/api/pipelines/pagination");
    expect([body.total, body.items[0].stages[0].name]).toEqual([1, "Unassigned"]);
  });

  test("pages by an offset, or by page and limit", async () => {
    expect(await namesAt("/api/pipelines?take=1&skip=1")).toEqual(["beta_100%"]);
    expect(await namesAt("/api/pipelines?page=2&limit=2")).toEqual(["Alpha"]);
    expect(await namesAt("/api/pipelines?skip=2")).toEqual(["Alpha"]);
    expect((await asViewer("GET", "/api/pipelines?take=1&skip=7")).body).toEqual({
      items: [],
      total: 3,
    });
  });

  test("filters by equality on any scalar field, by creator and by search", async () => {
    expect(await namesAt("/api/pipelines?where[name]=Alpha")).toEqual(["Alpha"]);
    expect(await namesAt("/api/pipelines?where[name]=alpha")).toEqual([]);
    expect(await namesAt("/api/pipelines?where[isActive]=false")).toEqual(["Alpha"]);
    expect(await namesAt("/api/pipelines?where[isActive]=1&where[description]=Second")).toEqual([
      "beta_100%",
    ]);
    expect(await namesAt(`/api/pipelines?createdByUserId=${viewer.userId}`)).toEqual(["beta_100%"]);
    expect(await namesAt("/api/pipelines?search=ALPH")).toEqual(["Alpha"]);
    expect(await namesAt("/api/pipelines?search=_1")).toEqual(["beta_100%"]);
    expect(await namesAt("/api/pipelines?search=_a")).toEqual([]);
    expect(await namesAt(`/api/pipelines?where[id]=${randomUUID()}`)).toEqual([]);
    expect(await namesAt("/api/pipelines?where[id]=nonsense")).toEqual([]);
  });

  test("orders by any scalar field, text case-insensitively, nulls last", async () => {
    expect(await namesAt("/api/pipelines?order[name]=ASC")).toEqual([
      "Alpha",
      "beta_100%",
      "Sales pipeline",
    ]);
    expect(await namesAt("/api/pipelines?order[name]=desc")).toEqual([
      "Sales pipeline",
      "beta_100%",
      "Alpha",
    ]);
    expect((await namesAt("/api/pipelines?order[description]=DESC&order[name]=ASC"))[0]).toBe(
      "beta_100%",
    );
    expect((await namesAt("/api/pipelines?order[description]=ASC&order[name]=ASC"))[0]).toBe(
      "beta_100%",
    );
  });
});

describe("GET /api/pipelines/pagination", () => {
  test("accepts the queries of known clients", async () => {
    const query = [
      `where[organizationId]=${viewer.organizationId}`,
      `where[tenantId]=${viewer.tenantId}`,
      "join[alias]=pipeline",
      "join[leftJoin][stages]=pipeline.stages",
      "relations[0]=stages",
      "order[name]=ASC",
      "skip=1",
      "take=10",
    ].join("&");
    const { status, body } = await asViewer("GET", `/api/pipelines/pagination?${query}`);
    expect([status, body.total]).toEqual([200, 3]);
    expect(body.items.map(({ name }: Listed) => name)).toEqual([
      "Alpha",
      "beta_100%",
      "Sales pipeline",
    ]);
    expect(body.items[2].stages).toHaveLength(7);
  });

  test("reads skip as a 1-based page; absent and 0 are the first", async () => {
    const at = (skip: string) => namesAt(`/api/pipelines/pagination?order[name]=ASC&take=2${skip}`);
    for (const first of ["", "&skip=0", "&skip=1"])
      expect(await at(first)).toEqual(["Alpha", "beta_100%"]);
    expect(await at("&skip=2")).toEqual(["Sales pipeline"]);
    expect(await at("&skip=3")).toEqual([]);
  });

  test("returns 10 by default", async () => {
    const organization = await createOrganization({ defaultPipeline: true });
    for (let n = 0; n < 11; n++)
      await createPipeline(organization.id, { stages: [{ name: "Only" }] });
    const asMember = await callerFor(await createMember(organization));
    const { items, total } = (await asMember("GET", "/api/pipelines/pagination")).body;
    expect([items.length, total]).toEqual([10, 12]);
    expect((await asMember("GET", "/api/pipelines")).body.items).toHaveLength(12);
  });

  test("matches text by contains in fields and stage names, case-insensitively, with literal wildcards", async () => {
    expect(await namesAt("/api/pipelines/pagination?where[name]=ALPH")).toEqual(["Alpha"]);
    expect(await namesAt("/api/pipelines/pagination?where[name]=%25")).toEqual(["beta_100%"]);
    expect(await namesAt("/api/pipelines/pagination?where[stages]=negotia")).toEqual([
      "Sales pipeline",
    ]);
    expect(await namesAt("/api/pipelines/pagination?where[stages]=%25")).toEqual(["Alpha"]);
    expect(await namesAt("/api/pipelines/pagination?where[stages]=50%25&where[name]=beta")).toEqual(
      [],
    );
    expect((await asViewer("GET", "/api/pipelines/count?where[stages]=talking")).body).toBe(1);
  });
});

describe("relations of pipelines", () => {
  test("stages.deals adds each stage's deals in order", async () => {
    const { id, stages } = await createPipeline(viewer.organizationId, {
      name: "With deals",
      position: 9,
    });
    const [first, second] = stages;
    if (!first || !second) throw new Error("A pipeline has stages");
    await createOpportunities(second, [{ name: "b1" }, { name: "b2" }]);
    await createOpportunities(first, [{ name: "a1" }]);
    const { body } = await asViewer("GET", `/api/pipelines/${id}?relations[]=stages.deals`);
    const titles = body.stages.map((stage: { deals: { title: string }[] }) =>
      stage.deals.map(({ title }) => title),
    );
    expect(titles).toEqual([["a1"], ["b1", "b2"], [], []]);
    const listed = await asViewer(
      "GET",
      "/api/pipelines?relations[0]=stages.deals&where[name]=With deals",
    );
    expect(listed.body.items[0]).toEqual(body);
    expect((await asViewer("GET", `/api/pipelines/${id}`)).body.stages[0]).not.toHaveProperty(
      "deals",
    );
    const deals = await asViewer("GET", `/api/pipelines/${id}/deals`);
    expect(deals.body.items.map(({ title }: { title: string }) => title)).toEqual([
      "a1",
      "b1",
      "b2",
    ]);
    expect(deals.body.total).toBe(3);
    const page = await asViewer(
      "GET",
      `/api/pipelines/${id}/deals?page=2&limit=2&stageId=${second.id}`,
    );
    expect(page.body).toEqual({ items: [], total: 2 });
  });

  test("createdByUser, organization and tenant add those records", async () => {
    const relations = "relations[]=createdByUser&relations[]=organization&relations[]=tenant";
    const { items } = (await asViewer("GET", `/api/pipelines?${relations}&order[name]=ASC`)).body;
    const beta = items.find(({ name }: Listed) => name === "beta_100%");
    expect(beta.createdByUser).toEqual({
      id: viewer.userId,
      name: viewer.name,
      email: viewer.email,
      tenantId: viewer.tenantId,
    });
    expect(beta.organization).toMatchObject({
      id: viewer.organizationId,
      tenantId: viewer.tenantId,
    });
    expect(beta.tenant).toMatchObject({ id: viewer.tenantId });
    expect(items.find(({ name }: Listed) => name === "Sales pipeline").createdByUser).toBeNull();
  });

  test("the deals of an unknown, foreign or malformed pipeline return 404", async () => {
    const foreign = await createPipeline((await createOrganization()).id);
    const body = {
      statusCode: 404,
      message: "The requested record was not found",
      error: "Not Found",
    };
    for (const id of [randomUUID(), foreign.id, "nonsense"]) {
      expect(await asViewer("GET", `/api/pipelines/${id}/deals`)).toMatchObject({
        status: 404,
        body,
      });
      expect(await asViewer("GET", `/api/pipelines/${id}`)).toMatchObject({ status: 404, body });
    }
  });
});
