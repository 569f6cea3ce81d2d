import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const CRM = "/api/v1/crm";

let organization: Awaited<ReturnType<typeof createOrganization>>;
let admin: FactoryMember;
let rep: FactoryMember;
let asAdmin: Caller;
let asRep: Caller;

beforeEach(async () => {
  organization = await createOrganization({ defaultPipeline: true });
  admin = await createMember(organization);
  rep = await createMember(organization, { role: "REP" });
  asAdmin = await callerFor(admin);
  asRep = await callerFor(rep);
});

/** The security events of the organization, the oldest first: type and who did it. */
async function events() {
  const rows = await systemDb().securityEvent.findMany({
    where: { organizationId: organization.id },
    orderBy: { at: "asc" },
  });
  return rows.map(({ type, userId, apiKeyId }) => ({ type, by: userId ?? apiKeyId }));
}

/** Expects exactly these events of the types in the organization; some are written in the background. */
async function expectEvents(expected: { type: string; by: string | null }[]) {
  const types = new Set(expected.map(({ type }) => type));
  await expect
    .poll(async () => (await events()).filter(({ type }) => types.has(type)))
    .toEqual(expected);
}

const login = (password: string) =>
  callRoute("POST", "/api/auth/login", { body: { email: rep.email, password } });

describe("the security events of an organization", () => {
  test("have sign-ins, failures and sign-outs of its members", async () => {
    await login("a wrong password");
    await expectEvents([{ type: "sign_in_failed", by: rep.userId }]);
    const { body } = await login(rep.password);
    await callRoute("POST", "/api/auth/logout", {
      token: body.token,
      body: { refresh_token: body.refresh_token },
    });
    await expectEvents([
      { type: "sign_in", by: rep.userId },
      { type: "sign_out", by: rep.userId },
    ]);
  });

  test("have a refresh token that is used twice", async () => {
    const { body } = await login(rep.password);
    for (let use = 0; use < 2; use++)
      await callRoute("POST", "/api/auth/refresh-token", {
        body: { refresh_token: body.refresh_token },
      });
    await expectEvents([{ type: "token_reused", by: rep.userId }]);
  });

  test("have what an ADMIN does to members, keys and invitations", async () => {
    const member = `${CRM}/members/${rep.userId}`;
    await asAdmin("PATCH", member, { role: "VIEWER" });
    await asAdmin("POST", `${member}/password_reset`, {});
    await asAdmin("POST", `${member}/deactivate`, {});
    await asAdmin("POST", `${member}/reactivate`, {});
    await asAdmin("POST", `${CRM}/invitations`, { role: "REP", email: "new@example.com" });
    const { body } = await asAdmin("POST", `${CRM}/api_keys`, { name: "New", scope: "read" });
    await asAdmin("DELETE", `${CRM}/api_keys/${body.api_key.id}`);
    await expectEvents(
      [
        "role_changed",
        "password_link_made",
        "member_deactivated",
        "member_reactivated",
        "invitation_sent",
        "api_key_created",
        "api_key_revoked",
      ].map((type) => ({ type, by: admin.userId })),
    );
  });

  test("have the first use of an API key, once", async () => {
    const { body } = await asAdmin("POST", `${CRM}/api_keys`, { name: "New", scope: "read" });
    const asKey = await callerFor({ key: body.key });
    for (let use = 0; use < 2; use++) await asKey("GET", `${CRM}/organization`);
    await expectEvents([{ type: "api_key_first_used", by: body.api_key.id }]);
  });

  test("have exports, imports, refusals and a password that its user changed", async () => {
    await asAdmin("GET", `${CRM}/export`);
    await asAdmin("POST", `${CRM}/import`, { accounts: [{ name: "New" }] });
    await asAdmin("POST", `${CRM}/import?dry_run=true`, { accounts: [{ name: "Not kept" }] });
    await asRep("POST", `${CRM}/api_keys`, { name: "New", scope: "read" });
    await asRep("POST", `${CRM}/profile/password`, {
      current_password: rep.password,
      new_password: "another that is long enough",
    });
    await expectEvents([
      { type: "exported", by: admin.userId },
      { type: "imported", by: admin.userId },
      { type: "forbidden", by: rep.userId },
      { type: "password_changed", by: rep.userId },
    ]);
  });

  test("contain no password, token or key, and are not those of another organization", async () => {
    const other = await createOrganization();
    const { body } = await login(rep.password);
    const made = await asAdmin("POST", `${CRM}/api_keys`, { name: "New", scope: "read" });
    await expectEvents([{ type: "api_key_created", by: admin.userId }]);
    const rows = await systemDb().securityEvent.findMany({
      where: { organizationId: organization.id },
    });
    const text = JSON.stringify(rows, (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    for (const secret of [rep.password, body.token, body.refresh_token, made.body.key])
      expect(text).not.toContain(secret);
    expect(await systemDb().securityEvent.count({ where: { organizationId: other.id } })).toBe(0);
  });
});
