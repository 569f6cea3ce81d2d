import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { issueRefreshToken as issue } from "@/lib/auth/refresh-token";
import { systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createSession } from "@/prisma/factories/create-session";

let member: FactoryMember;

beforeAll(async () => {
  member = await createMember(await createOrganization());
});

const issueRefreshToken = async (holder: FactoryMember) => issue(await createSession(holder));

const refresh = (refresh_token: unknown) =>
  callRoute("POST", "/api/auth/refresh-token", { body: { refresh_token } });

describe("POST /api/auth/refresh-token", () => {
  test("returns a new pair of valid tokens", async () => {
    const first = await refresh(await issueRefreshToken(member));
    expect([first.status, Object.keys(first.body).sort()]).toEqual([
      200,
      ["refresh_token", "token"],
    ]);
    expect((await callRoute("GET", "/api/user/me", { token: first.body.token })).status).toBe(200);
    expect((await refresh(first.body.refresh_token)).status).toBe(200);
  });

  test("revokes the whole family if one token is used twice, and no other family", async () => {
    const [stolen, other] = [await issueRefreshToken(member), await issueRefreshToken(member)];
    const { body: second } = await refresh(stolen);
    const { body: third } = await refresh(second.refresh_token);
    const again = await refresh(stolen);
    expect([again.status, again.body]).toEqual([401, { statusCode: 401, message: "Unauthorized" }]);
    expect((await refresh(third.refresh_token)).status).toBe(401);
    expect((await refresh(other)).status).toBe(200);
    // The session has ended, and with it every access token.
    for (const { token } of [second, third])
      expect((await callRoute("GET", "/api/user/me", { token })).status).toBe(401);
  });

  test("exchanges a token once, also for concurrent requests", async () => {
    const token = await issueRefreshToken(member);
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(7);
  });

  test.each(["x", "", `ort_${randomUUID()}_abc`, `ort_${"-".repeat(36)}_abc`, "ort_"])(
    "returns 401 for the unknown token %j",
    async (token) => {
      expect((await refresh(token)).status).toBe(401);
    },
  );

  test("returns 401 for an expired token and for a removed member", async () => {
    const gone = await createMember(await createOrganization());
    const [expired, left] = [await issueRefreshToken(gone), await issueRefreshToken(gone)];
    const { organizationId, userId } = gone;
    await systemDb().refreshToken.updateMany({
      where: { organizationId, userId },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect((await refresh(expired)).status).toBe(401);
    await systemDb().refreshToken.updateMany({
      where: { organizationId, userId },
      data: { expiresAt: new Date(Date.now() + 60_000) },
    });
    await systemDb().member.updateMany({
      where: { organizationId, userId },
      data: { deactivatedAt: new Date() },
    });
    expect((await refresh(left)).status).toBe(401);
  });

  test("stores only a hash of the token", async () => {
    const token = await issueRefreshToken(member);
    const rows = await systemDb().refreshToken.findMany({
      where: { organizationId: member.organizationId },
      omit: { tokenHash: false },
    });
    // The secret follows the organization's id and may contain an underscore.
    const secret = token.slice(`ort_${member.organizationId}_`.length);
    expect([rows.length > 0, secret.length]).toEqual([true, 43]);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test("returns 400 for a body without the token, with its wire name", async () => {
    const { status, body } = await callRoute("POST", "/api/auth/refresh-token", { body: {} });
    expect([status, body]).toEqual([
      400,
      { statusCode: 400, message: ["refresh_token is required"], error: "Bad Request" },
    ]);
  });
});

describe("GET /api/user/me", () => {
  test("returns the user, their tenant, their organizations and their permissions in the active one", async () => {
    const active = await createOrganization();
    const second = await createOrganization({ tenantId: active.tenantId });
    const former = await createOrganization({ tenantId: active.tenantId });
    const me = await createMember(active, { role: "MANAGER", joinedAt: new Date("2026-01-01") });
    const user = { ...me, id: me.userId };
    await createMember(second, { user, role: "VIEWER", joinedAt: new Date("2026-02-01") });
    await createMember(former, { user });
    await systemDb().member.updateMany({
      where: { organizationId: former.id },
      data: { deactivatedAt: new Date() },
    });

    const token = await signAccessToken(me.userId, active.id);
    const { status, body } = await callRoute("GET", "/api/user/me", { token });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: me.userId,
      email: me.email,
      name: me.name,
      tenantId: active.tenantId,
      tenant: { id: active.tenantId, name: expect.any(String) },
      organizations: [
        { id: active.id, name: active.name },
        { id: second.id, name: second.name },
      ],
      employee: { organizationId: active.id },
      role: "MANAGER",
      permissions: ["VIEW_SALES_PIPELINES", "EDIT_SALES_PIPELINES", "MANAGE_SHARED_PIPELINES"],
    });

    const selected = await callRoute("GET", "/api/user/me", {
      token,
      headers: { "organization-id": second.id },
    });
    expect([selected.body.employee.organizationId, selected.body.permissions]).toEqual([
      second.id,
      ["VIEW_SALES_PIPELINES"],
    ]);
    for (const organizationId of [former.id, member.organizationId, randomUUID()]) {
      const refused = await callRoute("GET", `/api/user/me?organizationId=${organizationId}`, {
        token,
      });
      expect([refused.status, refused.body.message]).toEqual([403, "Forbidden resource"]);
    }
  });

  test("returns 403 for an API key, 401 without a caller", async () => {
    const { key } = await createApiKey(member);
    const { status, body } = await callRoute("GET", "/api/user/me", { token: key });
    expect([status, body]).toEqual([
      403,
      { statusCode: 403, message: "Forbidden resource", error: "Forbidden" },
    ]);
    expect((await callRoute("GET", "/api/user/me")).status).toBe(401);
  });
});
