import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createAccount } from "@/prisma/factories/create-account";
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

beforeAll(async () => {
  rep = await createMember(await createOrganization(), { role: "REP" });
  asRep = await callerFor(rep);
});

const refused = (...message: string[]) => ({ statusCode: 400, message, error: "Bad Request" });
const create = async (sent: object = {}) =>
  (await asRep("POST", "/api/organization-contact", { name: "Ann", ...sent })).body;

describe("one contact", () => {
  test("takes tags as texts or as objects with a name, and vendors and partners", async () => {
    const tags = ["vip", { id: randomUUID(), name: "North", color: "#fff" }, { name: "vip" }];
    const { id, ...made } = await create({ tags, contactType: "VENDOR" });
    expect(made).toMatchObject({ tags: ["vip", "North"], contactType: "VENDOR" });
    const path = `/api/organization-contact/${id}`;
    const { body } = await asRep("PUT", path, { tags: [{ name: "A" }], contactType: "partner" });
    expect(body).toMatchObject({ tags: ["A"], contactType: "PARTNER" });
    const crm = await asRep("GET", `/api/v1/crm/contacts/${id}`);
    expect(crm.body.contact).toMatchObject({ tags: ["A"], contact_type: "partner" });
    const wrong = await asRep("PUT", path, { tags: [{ color: "#fff" }] });
    expect(wrong.body).toEqual(refused("tags[0] must be a text"));
  });

  test("is created with 201, as the same record as in the CRM API", async () => {
    const account = await createAccount(rep.organizationId);
    const { status, body } = await asRep("POST", "/api/organization-contact", {
      name: " Ann Example ",
      primaryEmail: "ann@example.com",
      primaryPhone: "+1 555 0100",
      contactType: "CUSTOMER",
      title: "Buyer",
      accountId: account.id,
      tags: ["vip"],
      organizationId: rep.organizationId,
      tenantId: rep.tenantId,
      members: [],
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      publicId: expect.stringMatching(/^cnt_[a-z0-9]{12}$/),
      name: "Ann Example",
      primaryEmail: "ann@example.com",
      primaryPhone: "+1 555 0100",
      title: "Buyer",
      contactType: "CUSTOMER",
      accountId: account.id,
      accountPublicId: account.publicId,
      description: null,
      tags: ["vip"],
      ownerUserId: rep.userId,
      externalSystem: null,
      externalId: null,
      organizationId: rep.organizationId,
      tenantId: rep.tenantId,
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: expect.stringMatching(/Z$/),
      lockVersion: 0,
    });
    expect((await asRep("GET", `/api/organization-contact/${body.id}`)).body).toEqual(body);
    const crm = await asRep("GET", `/api/v1/crm/contacts/${body.publicId}`);
    expect(crm.body.contact).toMatchObject({
      id: body.id,
      email: "ann@example.com",
      contact_type: "customer",
    });
  });

  test("accepts a partial PUT with 202, and its own GET representation", async () => {
    const before = await create({ primaryEmail: "a@example.com", contactType: "lead" });
    expect(before.contactType).toBe("LEAD");
    expect((await asRep("PUT", `/api/organization-contact/${before.id}`, before)).body).toEqual(
      before,
    );
    const { status, body } = await asRep("PUT", `/api/organization-contact/${before.id}`, {
      primaryPhone: "1",
    });
    expect(status).toBe(202);
    expect(body).toEqual({
      ...before,
      primaryPhone: "1",
      lockVersion: 1,
      updatedAt: expect.any(String),
    });
  });

  test("can have many deals; deleting it detaches them and deletes none", async () => {
    const [stage] = (await createPipeline(rep.organizationId)).stages;
    if (!stage) throw new Error("A pipeline has stages");
    const { id } = await create();
    const deals = [
      await createOpportunity(stage),
      await createOpportunity(stage, { contactId: id }),
    ];
    expect((await asRep("PUT", `/api/deals/${deals[0]?.id}`, { clientId: id })).body.clientId).toBe(
      id,
    );
    expect((await asRep("GET", `/api/deals?clientId=${id}`)).body.total).toBe(2);
    const { status, body } = await asRep("DELETE", `/api/organization-contact/${id}`);
    expect([status, body]).toEqual([202, { raw: [], affected: 1 }]);
    expect(await asRep("GET", `/api/organization-contact/${id}`)).toMatchObject({
      status: 404,
      body: NOT_FOUND,
    });
    for (const deal of deals) {
      expect((await asRep("GET", `/api/deals/${deal.id}`)).body).toMatchObject({
        clientId: null,
        client: null,
      });
    }
  });

  test("returns the same 404 for unknown, malformed and foreign ids", async () => {
    const foreign = await createContact((await createOrganization()).id);
    for (const id of [randomUUID(), foreign.id, foreign.publicId, "nonsense", "%00"]) {
      for (const method of ["GET", "PUT", "DELETE"]) {
        const answer = await asRep(
          method,
          `/api/organization-contact/${id}`,
          method === "PUT" ? { name: "x" } : undefined,
        );
        expect([method, answer.status, answer.body]).toEqual([method, 404, NOT_FOUND]);
      }
    }
  });

  test.each([
    [{ name: undefined }, "name is required"],
    [{ name: " " }, "name must not be empty"],
    [{ primaryEmail: "no" }, "primaryEmail must be an email address"],
    [{ primaryPhone: 5 }, "primaryPhone must be a text"],
    [
      { contactType: "FRIEND" },
      "contactType must be one of CLIENT, CUSTOMER, LEAD, VENDOR, PARTNER",
    ],
    [{ contactType: null }, "contactType must be one of CLIENT, CUSTOMER, LEAD, VENDOR, PARTNER"],
    [{ tags: [""] }, "tags[0] must not be empty"],
    [{ accountId: "nonsense" }, "accountId must be an account of your organization"],
    [{ accountId: "" }, "accountId must be an account of your organization"],
    [{ ownerUserId: randomUUID() }, "ownerUserId must be an active member of your organization"],
    [{ description: "\ud800" }, "description must not contain NUL or broken characters"],
  ])("is refused with 400 for %j", async (sent, message) => {
    const answer = await asRep("POST", "/api/organization-contact", { name: "Ann", ...sent });
    expect(answer).toMatchObject({ status: 400, body: refused(message) });
  });

  test("cannot have another organization's account: refused like an unknown one", async () => {
    const foreign = await createAccount((await createOrganization()).id);
    for (const accountId of [foreign.id, foreign.publicId, randomUUID()]) {
      const answer = await asRep("POST", "/api/organization-contact", { name: "Ann", accountId });
      expect(answer).toMatchObject({
        status: 400,
        body: refused("accountId must be an account of your organization"),
      });
    }
  });
});

describe("lists of contacts", () => {
  let member: FactoryMember;
  let asMember: Caller;
  type Listed = { name: string };
  const names = async (query: string) =>
    (await asMember("GET", `/api/organization-contact${query}`)).body.items
      .map(({ name }: Listed) => name)
      .join(" ");

  beforeAll(async () => {
    member = await createMember(await createOrganization(), { role: "VIEWER" });
    asMember = await callerFor(member);
    await createContact(member.organizationId, {
      name: "bob",
      email: "bob@example.com",
      contactType: "lead",
    });
    await createContact(member.organizationId, { name: "Ann", title: "50%", tags: ["vip"] });
    await createContact(member.organizationId, { name: "Cid", phone: "555" });
    await createContact(member.organizationId, { name: "Dead", deletedAt: new Date() });
    await createContact((await createOrganization()).id, { name: "Foreign" });
  });

  test("accept the queries of known clients", async () => {
    const data = {
      relations: [],
      findInput: { organizationId: member.organizationId, tenantId: member.tenantId },
    };
    const { status, body } = await asMember(
      "GET",
      `/api/organization-contact?data=${encodeURIComponent(JSON.stringify(data))}`,
    );
    expect([status, body.total]).toEqual([200, 3]);
    expect(body.items.map(({ name }: Listed) => name)).toEqual(["Ann", "bob", "Cid"]);
  });

  test("can be filtered, ordered, paged and counted", async () => {
    expect(await names("?where[contactType]=LEAD")).toBe("bob");
    expect(await names("?where[primaryEmail]=bob@example.com")).toBe("bob");
    expect(await names("?search=EXAMPLE")).toBe("bob");
    expect(await names("?order[name]=DESC")).toBe("Cid bob Ann");
    expect(await names("?order[primaryPhone]=DESC&take=1")).toBe("Cid");
    expect(await names("/pagination?where[title]=%25")).toBe("Ann");
    expect(await names("/pagination?where[name]=B")).toBe("bob");
    expect(await names("/pagination?take=2&skip=2")).toBe("Cid");
    expect(
      (await asMember("GET", "/api/organization-contact/count?where[contactType]=LEAD")).body,
    ).toBe(1);
    const unknown = await asMember(
      "GET",
      "/api/organization-contact?where[email]=x&order[x]=ASC&relations[]=deals",
    );
    expect(unknown.status).toBe(400);
    expect(unknown.body.message).toHaveLength(3);
  });

  test("can be filtered by the plain names that clients send, also for a page and a count", async () => {
    expect(await names("?contactType=LEAD")).toBe("bob");
    expect(await names("?contactType=Lead&name=O")).toBe("bob");
    expect(await names("?name=N")).toBe("Ann");
    expect(await names("?primaryEmail=EXAMPLE.com")).toBe("bob");
    expect(await names("/pagination?primaryPhone=55")).toBe("Cid");
    expect(await names("?name=%25")).toBe("");
    const count = (query: string) => asMember("GET", `/api/organization-contact/count?${query}`);
    expect((await count("contactType=lead")).body).toBe(1);
    expect((await count("name=a&contactType=VENDOR")).body).toBe(0);
    expect((await count("name[]=a")).body.message).toEqual(["name must be a single value"]);
  });

  test("accept the contacts page of known clients, with relations that have nothing behind them", async () => {
    const relations =
      "relations[0]=projects.members&relations[1]=members.user&relations[2]=tags&relations[3]=contact";
    const query = `/pagination?where[contactType]=CLIENT&${relations}&skip=1&take=10`;
    const { status, body } = await asMember("GET", `/api/organization-contact${query}`);
    expect([status, body.total]).toEqual([200, 2]);
    expect(body.items[0]).toMatchObject({ contact: null, projects: [], members: [] });
    const byMember = await asMember(
      "GET",
      `/api/organization-contact/pagination?where[members][0]=${member.userId}`,
    );
    expect([byMember.status, byMember.body]).toEqual([200, { items: [], total: 0 }]);
    expect(await names(`?where[members]=${member.userId}`)).toBe("");
    expect((await asMember("GET", "/api/organization-contact?order[members]=ASC")).status).toBe(
      400,
    );
  });

  test("include the known relations, empty where there are no records", async () => {
    const relations =
      "relations[]=tags&relations[]=members&relations[]=organization&relations[]=tenant";
    const { items } = (await asMember("GET", `/api/organization-contact?${relations}`)).body;
    expect(items[0]).toMatchObject({
      name: "Ann",
      tags: ["vip"],
      members: [],
      organization: { id: member.organizationId },
      tenant: { id: member.tenantId },
    });
    const one = await asMember("GET", `/api/organization-contact/${items[0].id}?${relations}`);
    expect(one.body).toEqual(items[0]);
  });
});
