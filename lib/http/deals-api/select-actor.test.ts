import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { createUser } from "@/prisma/factories/create-user";

const FORBIDDEN = { statusCode: 403, message: "Forbidden resource", error: "Forbidden" };

/** A user who is a VIEWER in `home`, where they are signed in, and an ADMIN in `away`. */
let home: FactoryMember;
let away: FactoryMember;
let foreign: FactoryMember;
let call: Caller;

beforeAll(async () => {
  const first = await createOrganization({ defaultPipeline: true });
  const second = await createOrganization({ tenantId: first.tenantId, defaultPipeline: true });
  const created = await createUser({ tenantId: first.tenantId });
  home = await createMember(first, { user: created, role: "VIEWER" });
  away = await createMember(second, { user: created, role: "ADMIN" });
  foreign = await createMember(await createOrganization({ defaultPipeline: true }));
  call = await callerFor(home);
  await createPipeline(second.id, { name: "Away" });
});

type Sent = { query?: string; headers?: Record<string, string>; findInput?: object };

/** Every way to select by one name in a GET. */
function waysToSelect(name: "tenantId" | "organizationId", id: string): Sent[] {
  const header = name === "tenantId" ? "Tenant-Id" : "Organization-Id";
  const data = encodeURIComponent(JSON.stringify({ findInput: { [name]: id } }));
  return [
    { headers: { [header]: id } },
    { query: `${name}=${id}` },
    { query: `where[${name}]=${id}` },
    { query: `where[${name}][]=${id}` },
    { query: `data=${data}` },
  ];
}

const paths = [
  "/api/pipelines",
  "/api/pipelines/pagination",
  "/api/pipelines/count",
  "/api/deals",
  "/api/organization-contact",
];
const read = (path: string, { query = "", headers }: Sent) =>
  call("GET", `${path}?${query}`, undefined, headers);

describe("the tenant", () => {
  test("of the caller is accepted everywhere, in any case", async () => {
    for (const way of [
      ...waysToSelect("tenantId", home.tenantId),
      ...waysToSelect("tenantId", home.tenantId.toUpperCase()),
    ]) {
      if (way.query?.includes("[]")) continue;
      expect((await read("/api/pipelines", way)).status).toBe(200);
    }
  });

  test("of another caller is refused with 403 wherever it is sent, like unknown and malformed ones", async () => {
    for (const id of [foreign.tenantId, randomUUID(), "nonsense"]) {
      for (const path of paths) {
        for (const way of waysToSelect("tenantId", id)) {
          const { status, body } = await read(path, way);
          expect([path, way, status, body]).toEqual([path, way, 403, FORBIDDEN]);
        }
      }
      const written = await call("POST", "/api/deals", { title: "x", stageId: "y", tenantId: id });
      expect([written.status, written.body]).toEqual([403, FORBIDDEN]);
    }
  });
});

describe("the organization", () => {
  test("is the caller's own unless another is selected", async () => {
    expect((await read("/api/pipelines", {})).body.items[0].organizationId).toBe(
      home.organizationId,
    );
    for (const way of waysToSelect("organizationId", away.organizationId)) {
      if (way.query?.includes("[]")) continue;
      const { status, body } = await read("/api/pipelines/pagination", way);
      expect([status, body.total, body.items[0].organizationId]).toEqual([
        200,
        2,
        away.organizationId,
      ]);
    }
  });

  test("gives the user's role there, also if only the body selects it", async () => {
    expect((await call("POST", "/api/pipelines", { name: "x" })).status).toBe(403);
    const byBody = await call("POST", "/api/pipelines", {
      name: "x",
      organizationId: away.organizationId,
    });
    expect([byBody.status, byBody.body.organizationId]).toEqual([201, away.organizationId]);
    const byQuery = await call(
      "DELETE",
      `/api/pipelines/${byBody.body.id}?organizationId=${away.organizationId}`,
    );
    expect(byQuery.status).toBe(202);
    const asAway = await callerFor(away);
    const down = await asAway("POST", "/api/pipelines", {
      name: "x",
      organizationId: home.organizationId,
    });
    expect([down.status, down.body]).toEqual([403, FORBIDDEN]);
  });

  test("whose member the user is not is refused with 403, like unknown and malformed ones", async () => {
    const former = await createOrganization({ tenantId: home.tenantId });
    for (const id of [foreign.organizationId, former.id, randomUUID(), "nonsense"]) {
      for (const path of paths) {
        for (const way of waysToSelect("organizationId", id)) {
          const { status, body } = await read(path, way);
          expect([path, way, status, body]).toEqual([path, way, 403, FORBIDDEN]);
        }
      }
      const written = await call("POST", "/api/deals", {
        title: "x",
        stageId: "y",
        organizationId: id,
      });
      expect([written.status, written.body]).toEqual([403, FORBIDDEN]);
    }
    for (const id of [5, {}, ["x"]]) {
      expect((await call("POST", "/api/deals", { title: "x", organizationId: id })).status).toBe(
        403,
      );
    }
  });

  test("must be the same if selected twice: 400, or 403 if one is not the user's", async () => {
    const { organizationId: one } = home;
    const { organizationId: two } = away;
    const message = ["organizationId must be the same wherever it is sent"];
    const answers = [
      await read("/api/pipelines", { query: `organizationId=${one}&where[organizationId]=${two}` }),
      await read("/api/pipelines", { query: `organizationId=${one}&organizationId=${two}` }),
      await read("/api/pipelines", {
        query: `organizationId=${two}`,
        headers: { "Organization-Id": one },
      }),
      await call("POST", `/api/pipelines?organizationId=${two}`, {
        name: "x",
        organizationId: one,
      }),
    ];
    for (const { status, body } of answers) {
      expect([status, body]).toEqual([400, { statusCode: 400, message, error: "Bad Request" }]);
    }
    const same = await read("/api/pipelines", {
      query: `organizationId=${two}&where[organizationId]=${two.toUpperCase()}`,
    });
    expect(same.status).toBe(200);
    const mixed = await read("/api/pipelines", {
      query: `organizationId=${one}&where[organizationId]=${randomUUID()}`,
    });
    expect(mixed.status).toBe(403);
  });

  test("is not selected by a blank or null value", async () => {
    expect(
      (await read("/api/pipelines", { query: "organizationId=&tenantId=&where[organizationId]=" }))
        .status,
    ).toBe(200);
    const body = { name: "x", organizationId: null, tenantId: null };
    expect((await (await callerFor(away))("POST", "/api/pipelines", body)).status).toBe(201);
  });

  test("of an API key is its own only", async () => {
    const withKey = await callerFor(await createApiKey(away));
    expect(
      (await withKey("GET", `/api/pipelines?organizationId=${away.organizationId}`)).status,
    ).toBe(200);
    const { status, body } = await withKey(
      "GET",
      `/api/pipelines?organizationId=${home.organizationId}`,
    );
    expect([status, body]).toEqual([403, FORBIDDEN]);
  });
});
