import { beforeAll, describe, expect, test } from "vitest";
import { callerFor } from "@/lib/http/testing/caller-for";
import { endpoints, paths } from "@/lib/http/testing/route-table";
import { createWorld } from "@/prisma/factories/create-world";
import { rowsOf } from "@/prisma/factories/rows-of";
import { unknownIds } from "@/prisma/factories/unknown-ids";
import { VALID_POSTS } from "@/prisma/factories/valid-posts";
import { ifMatch } from "./if-match";

/** Timeout in ms. The matrix grows with the routes. */
const LONG = 180_000;

/** Writes of records that have no version: no tag matches them, but `*` does. */
const UNVERSIONED = new Set([
  "PATCH v1/crm/members/[id]",
  "DELETE v1/crm/api_keys/[id]",
  "DELETE v1/crm/invitations/[id]",
  "DELETE v1/crm/members/[id]/sessions",
  "DELETE v1/crm/members/[id]/sessions/[sessionId]",
  "DELETE v1/crm/profile/sessions/[id]",
]);

const sent = (header: string | undefined) =>
  ifMatch(
    new Request("http://localhost", {
      headers: header === undefined ? {} : { "if-match": header },
    }),
  );

test.each([
  [undefined, undefined],
  ["*", undefined],
  ['"3"', ["3"]],
  ['W/"3"', ["3"]],
  ["3", ["3"]],
  ['"1", W/"2" ,"3"', ["1", "2", "3"]],
  ['"a,b","3"', ["a,b", "3"]],
  [', ,"3",', ["3"]],
  ['"*"', ["*"]],
  ["", []],
])("If-Match %j names the versions %j", (header, versions) => {
  expect(sent(header)).toEqual(versions);
});

test("several header lines are one list", () => {
  const headers = new Headers([
    ["if-match", '"1"'],
    ["if-match", '"2"'],
  ]);
  expect(ifMatch(new Request("http://localhost", { headers }))).toEqual(["1", "2"]);
});

describe("every PATCH, PUT and DELETE of a record", { timeout: LONG }, () => {
  let writes: { method: string; route: string }[];

  beforeAll(async () => {
    writes = (await endpoints()).filter(
      ({ method, route }) => ["PATCH", "PUT", "DELETE"].includes(method) && route.includes("["),
    );
  });

  test("returns 412 and changes nothing if no version of If-Match is the record's", async () => {
    expect(writes.length).toBeGreaterThan(20);
    const { admin, ids } = await createWorld();
    const call = await callerFor(admin);
    const before = await rowsOf(admin.organizationId);
    for (const { method, route } of writes) {
      for (const path of paths(route, ids)) {
        for (const header of ['"999"', '"7", W/"8"', '"00"', ""]) {
          const body = method === "DELETE" ? undefined : {};
          const { status } = await call(method, path, body, { "if-match": header });
          expect([method, route, header, status]).toEqual([method, route, header, 412]);
        }
      }
    }
    expect(await rowsOf(admin.organizationId)).toEqual(before);
  });

  test("is done if one of them is, also as a weak tag, and for *", async () => {
    for (const { method, route } of writes) {
      const isVersioned = !UNVERSIONED.has(`${method} ${route}`);
      for (const header of isVersioned ? ['"999", W/"0"', "*"] : ["*"]) {
        const { admin, ids } = await createWorld();
        const call = await callerFor(admin);
        const [path = ""] = paths(route, ids);
        if (method === "DELETE" && route.endsWith("pipelines/[id]"))
          await call("DELETE", `/api/deals/${ids.opportunity}`);
        if (method === "DELETE" && route.endsWith("stages/[stageId]"))
          await call("DELETE", `/api/deals/${ids.opportunity}`);
        const body = method === "DELETE" ? undefined : { name: "New" };
        const { status } = await call(method, path, body, { "if-match": header });
        expect([method, route, header, status]).toEqual([
          method,
          route,
          header,
          expect.toSatisfy((each) => each < 300),
        ]);
      }
    }
  });
});

describe("every POST to a record, such as a merge or a restore", { timeout: LONG }, () => {
  let routes: string[];

  beforeAll(async () => {
    const posts = (await endpoints()).filter(({ method }) => method === "POST");
    routes = posts.map(({ route }) => route).filter((route) => route.includes("["));
  });

  /** A valid request to a record of a new organization. */
  async function validPost(route: string, otherBody?: object) {
    const world = await createWorld();
    const call = await callerFor(world.admin);
    const { body = {}, id } = (await VALID_POSTS[route]?.(world, call)) ?? {};
    const [path = ""] = id ? [`/api/${route.replace("[id]", id)}`] : paths(route, world.ids);
    const post = (header: string) => call("POST", path, otherBody ?? body, { "if-match": header });
    return { post, world };
  }

  test("returns 412 and changes nothing if no version of If-Match is the record's", async () => {
    expect(routes.length).toBeGreaterThan(12);
    for (const route of routes) {
      const { post, world } = await validPost(route);
      const before = await rowsOf(world.admin.organizationId);
      for (const header of ['"999"', '"7", W/"8"', ""])
        expect([route, header, (await post(header)).status]).toEqual([route, header, 412]);
      expect([route, await rowsOf(world.admin.organizationId)]).toEqual([route, before]);
    }
  });

  test("is done if one of them is, and for *", async () => {
    for (const route of routes) {
      const isVersioned = !route.includes("/members/");
      for (const header of isVersioned ? ['"999", W/"0", "1"', "*"] : ["*"]) {
        const { status } = await (await validPost(route)).post(header);
        const isDone = expect.toSatisfy((each) => each < 300);
        expect([route, header, status]).toEqual([route, header, isDone]);
      }
    }
  });

  test("comes after 404 and 422", async () => {
    const { admin, ids } = await createWorld();
    const call = await callerFor(admin);
    const stale = { "if-match": '"999"' };
    for (const route of routes) {
      const [path = ""] = paths(route, { ...ids, ...unknownIds() });
      const { status } = await call(
        "POST",
        path,
        (await VALID_POSTS[route]?.({ admin, ids }, call))?.body ?? {},
        stale,
      );
      expect([route, status]).toEqual([route, 404]);
    }
    const { post } = await validPost("v1/crm/accounts/[id]/merge", { ids: [] });
    expect((await post('"999"')).status).toBe(422);
  });
});

test("every single record carries its version as ETag on both APIs", async () => {
  const { admin, ids } = await createWorld();
  const call = await callerFor(admin);
  const single = [
    `pipelines/${ids.pipeline}`,
    `deals/${ids.opportunity}`,
    `organization-contact/${ids.contact}`,
    `v1/crm/opportunity_pipelines/${ids.pipeline}`,
    `v1/crm/opportunities/${ids.opportunity}`,
    `v1/crm/accounts/${ids.account}`,
    `v1/crm/contacts/${ids.contact}`,
    `v1/crm/leads/${ids.lead}`,
    `v1/crm/activities/${ids.activity}`,
    "v1/crm/organization",
  ];
  for (const path of single) {
    const { status, headers } = await call("GET", `/api/${path}`);
    expect([path, status, headers.get("etag")]).toEqual([path, 200, '"0"']);
  }
  const put = await call("PUT", `/api/deals/${ids.opportunity}`, { title: "New" });
  expect([put.status, put.headers.get("etag")]).toEqual([202, '"1"']);
});

test("a 412 for a pipeline shows it as every other response does", async () => {
  const { admin, ids } = await createWorld();
  const call = await callerFor(admin);
  const path = `/api/v1/crm/opportunity_pipelines/${ids.pipeline}`;
  const { body } = await call("GET", path);
  const stale = await call("PATCH", path, { name: "New" }, { "if-match": '"9"' });
  expect([stale.status, stale.body.pipeline]).toEqual([412, body.pipeline]);
});
