import { beforeEach, expect, test } from "vitest";
import { type CallOptions, callRoute } from "@/lib/http/testing/call-route";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

let organization: { id: string; tenantId: string };
let token: string;
let keys: { read: string; write: string; manage: string };

beforeEach(async () => {
  organization = await createOrganization();
  const admin = await createMember(organization);
  token = await signAccessToken(admin.userId, admin.organizationId);
  const keyOf = async (scope: "read" | "write" | "manage") =>
    (await createApiKey(admin, { scope })).key;
  keys = { read: await keyOf("read"), write: await keyOf("write"), manage: await keyOf("manage") };
});

const post = (body: unknown, query = "", options: CallOptions = {}) =>
  callRoute("POST", `/api/v1/crm/import${query}`, { token, body, ...options });
const get = (options: CallOptions = {}) =>
  callRoute("GET", "/api/v1/crm/export", { token, ...options });

test("a bundle is imported, bare or wrapped, and exported again", async () => {
  const bundle = { accounts: [{ public_id: "acct_1", name: "Acme" }] };
  const answer = await post(bundle, "", { token: keys.manage });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    dry_run: false,
    created: { accounts: 1 },
    warnings: [],
    errors: [],
  });
  expect((await post({ bundle })).body.unchanged.accounts).toBe(1);
  const { status, headers, body } = await get({ token: keys.manage });
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("application/json");
  expect(body).toMatchObject({
    version: 1,
    organization_id: organization.id,
    accounts: [{ public_id: "acct_1" }],
  });
  expect(Object.keys(body).sort()).toEqual(
    [
      "version",
      "exported_at",
      "organization_id",
      "pipelines",
      "accounts",
      "contacts",
      "opportunities",
      "leads",
      "activities",
    ].sort(),
  );
});

test("errors return 422 with the report, a dry run 200 with the same report", async () => {
  const bundle = {
    accounts: [
      { public_id: "acct_1", name: "Acme" },
      { public_id: "acct_2", name: "Bad", employees: -1 },
    ],
  };
  const errors = [
    {
      record_type: "account",
      index: 1,
      public_id: "acct_2",
      field: "employees",
      message: "must be at least 0",
    },
  ];
  const refused = await post(bundle);
  expect(refused.status).toBe(422);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(refused.body).toMatchObject({
    code: "invalid",
    status: 422,
    dry_run: false,
    created: { accounts: 1 },
    warnings: [],
    errors,
  });
  expect((await get()).body.accounts).toEqual([]);
  const rehearsed = await post(bundle, "?dry_run=true");
  expect(rehearsed.status).toBe(200);
  expect(rehearsed.body).toMatchObject({ dry_run: true, created: { accounts: 1 }, errors });
  expect((await post({}, "?dry_run=perhaps")).body).toMatchObject({
    status: 422,
    errors: [{ field: "dry_run" }],
  });
});

test("import requires MANAGE_ORGANIZATION or a manage key, export MANAGE_SHARED_PIPELINES", async () => {
  const manager = await createMember(organization, { role: "MANAGER" });
  const rep = await createMember(organization, { role: "REP" });
  const managerToken = await signAccessToken(manager.userId, organization.id);
  const repToken = await signAccessToken(rep.userId, organization.id);
  for (const other of [managerToken, keys.write])
    expect((await post({}, "", { token: other })).status).toBe(403);
  expect((await get({ token: managerToken })).status).toBe(200);
  for (const other of [repToken, keys.read, keys.write])
    expect((await get({ token: other })).status).toBe(403);
});

test("a bundle may have up to 50 MB", async () => {
  const accounts = Array.from({ length: 3_000 }, (_, index) => ({
    name: `A ${index}`,
    description: "x".repeat(1_000),
  }));
  expect((await post({ accounts }, "?dry_run=true")).body.created.accounts).toBe(3_000);
  expect((await post("{}", "", { headers: { "content-length": "50000001" } })).status).toBe(413);
  expect((await callRoute("GET", "/api/v1/crm/import", { token })).status).toBe(405);
});
