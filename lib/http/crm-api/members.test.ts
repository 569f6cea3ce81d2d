import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { sessionCookie } from "@/lib/http/testing/session-cookie";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

const MEMBERS = "/api/v1/crm/members";
let organization: { id: string; tenantId: string };
let admin: FactoryMember;
let rep: FactoryMember;
let asAdmin: Caller;

beforeEach(async () => {
  organization = await createOrganization();
  admin = await createMember(organization);
  rep = await createMember(organization, { role: "REP" });
  asAdmin = await callerFor(admin);
});

const path = (member: FactoryMember, verb = "") =>
  `${MEMBERS}/${member.userId}${verb && `/${verb}`}`;

describe("members", () => {
  test("are readable for every member, with the number and amounts of their opportunities", async () => {
    const viewer = await callerFor(await createMember(organization, { role: "VIEWER" }));
    const { status, body } = await viewer("GET", MEMBERS);
    expect([status, body.total_count, body.members.length]).toEqual([200, 3, 3]);
    expect((await viewer("GET", path(rep))).body.member).toEqual({
      user_id: rep.userId,
      name: rep.name,
      email: rep.email,
      role: "REP",
      is_active: true,
      joined_at: expect.stringMatching(/^\d{4}-.*Z$/),
      deactivated_at: null,
      opportunities_count: 0,
      open_opportunities_count: 0,
      open_activities_count: 0,
      open_amounts: [],
    });
  });

  test("lose a role on their next request, by token and by session", async () => {
    const asRep = await callerFor(rep);
    const cookie = await sessionCookie(rep);
    const bySession = () =>
      callRoute("POST", "/api/v1/crm/accounts", {
        body: { name: "A" },
        headers: { cookie, "sec-fetch-site": "same-origin" },
      });
    expect((await asRep("POST", "/api/v1/crm/accounts", { name: "A" })).status).toBe(201);
    expect((await bySession()).status).toBe(201);
    const { status, body } = await asAdmin("PATCH", path(rep), { member: { role: "VIEWER" } });
    expect([status, body.member.role]).toEqual([200, "VIEWER"]);
    expect((await asRep("POST", "/api/v1/crm/accounts", { name: "A" })).status).toBe(403);
    expect((await bySession()).status).toBe(403);
    expect((await asRep("GET", "/api/v1/crm/accounts")).status).toBe(200);
  });

  test("lose access on their next request, refresh tokens included, and regain it by signing in anew", async () => {
    const credentials = { email: rep.email, password: rep.password };
    const { body: session } = await callRoute("POST", "/api/auth/login", { body: credentials });
    const reads = () => callRoute("GET", "/api/v1/crm/accounts", { token: session.token });
    expect((await reads()).status).toBe(200);
    const { status, body } = await asAdmin("POST", path(rep, "deactivate"));
    expect([status, body.member.is_active, body.reassigned]).toEqual([200, false, 0]);
    expect((await reads()).status).toBe(401);
    expect((await callRoute("POST", "/api/auth/login", { body: credentials })).status).toBe(401);
    expect((await asAdmin("POST", path(rep, "reactivate"))).body.member.is_active).toBe(true);
    // Credentials from before stay invalid; a new sign-in works.
    expect((await reads()).status).toBe(401);
    expect((await callRoute("POST", "/api/auth/login", { body: credentials })).status).toBe(200);
    const renewal = { refresh_token: session.refresh_token };
    expect((await callRoute("POST", "/api/auth/refresh-token", { body: renewal })).status).toBe(
      401,
    );
  });

  test("hand over their opportunities on request and on deactivation", async () => {
    const { stages } = await createPipeline(organization.id);
    const [stage] = stages;
    if (!stage) throw new Error("A pipeline has stages");
    await createOpportunities(stage, [{ ownerUserId: rep.userId }, { ownerUserId: rep.userId }]);
    const first = await asAdmin("POST", path(rep, "hand_over"), { to_user_id: admin.userId });
    expect([first.status, first.body.reassigned, first.body.member.opportunities_count]).toEqual([
      200, 2, 0,
    ]);
    await createOpportunities(stage, [{ ownerUserId: rep.userId }]);
    const hand_over = { to_user_id: admin.userId, which: "all" };
    const second = await asAdmin("POST", path(rep, "deactivate"), { hand_over });
    expect([second.status, second.body.reassigned, second.body.member.is_active]).toEqual([
      200,
      1,
      false,
    ]);
  });

  test("keep their last active ADMIN: 409 with the reason", async () => {
    for (const refused of [
      await asAdmin("PATCH", path(admin), { role: "MANAGER" }),
      await asAdmin("POST", path(admin, "deactivate")),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([409, "conflict"]);
      expect(refused.body.detail).toContain("is the only active admin here");
    }
  });

  test("are refused with the invalid field's name", async () => {
    const { body } = await asAdmin("PATCH", path(rep), { role: "OWNER" });
    expect(body.errors).toEqual([
      { field: "role", message: "must be one of VIEWER, REP, MANAGER, ADMIN" },
    ]);
    const { status, body: none } = await asAdmin("POST", path(rep, "hand_over"), {});
    expect([status, none.errors]).toEqual([422, [{ field: "to_user_id", message: "is required" }]]);
    const which = await asAdmin("POST", path(rep, "deactivate"), {
      hand_over: { to_user_id: "x", which: "some" },
    });
    expect(which.body.errors).toEqual([
      { field: "hand_over.which", message: "must be one of open, all" },
    ]);
  });

  test("cannot be managed with an API key of any scope", async () => {
    const asKey = await callerFor(await createApiKey(admin, { scope: "manage" }));
    expect((await asKey("GET", MEMBERS)).status).toBe(200);
    const invitation = await systemDb().invitation.create({
      data: {
        organizationId: organization.id,
        role: "REP",
        tokenHash: randomUUID(),
        expiresAt: new Date(Date.now() + 1e6),
      },
    });
    const attempts: [string, string, unknown?][] = [
      ["PATCH", path(rep), { role: "nonsense" }],
      ["POST", path(rep, "deactivate")],
      ["POST", path(rep, "reactivate")],
      ["POST", path(rep, "hand_over"), {}],
      ["POST", path(rep, "password_reset")],
      ["GET", "/api/v1/crm/invitations"],
      ["POST", "/api/v1/crm/invitations", { role: "nonsense" }],
      ["DELETE", `/api/v1/crm/invitations/${invitation.id}`],
      ["GET", "/api/v1/crm/profile"],
      ["PATCH", "/api/v1/crm/profile", { name: "" }],
      ["POST", "/api/v1/crm/profile/password", {}],
    ];
    for (const [method, place, sent] of attempts) {
      const { status, body } = await asKey(method, place, sent);
      expect([method, place, status, body.code]).toEqual([
        method,
        place,
        403,
        "user_session_required",
      ]);
    }
  });
});

describe("the caller's profile", () => {
  test("can be read and renamed by a VIEWER, with an event in each of their organizations", async () => {
    const other = await createOrganization({ tenantId: organization.tenantId });
    const viewer = await createMember(organization, { role: "VIEWER" });
    await createMember(other, {
      user: {
        id: viewer.userId,
        name: viewer.name,
        email: viewer.email,
        password: viewer.password,
      },
    });
    const asViewer = await callerFor(viewer);
    expect((await asViewer("GET", "/api/v1/crm/profile")).body.profile).toMatchObject({
      user_id: viewer.userId,
      email: viewer.email,
      organizations: expect.toSatisfy((organizations: unknown[]) => organizations.length === 2),
    });
    const { status, body } = await asViewer("PATCH", "/api/v1/crm/profile", {
      profile: { name: " Vera View " },
    });
    expect([status, body.profile.name]).toEqual([200, "Vera View"]);
    const events = await systemDb().changeEvent.findMany({ where: { recordId: viewer.userId } });
    expect(events.map(({ organizationId }) => organizationId).sort()).toEqual(
      [organization.id, other.id].sort(),
    );
    for (const { changes } of events) expect(changes).toEqual({ name: [viewer.name, "Vera View"] });
    expect((await asViewer("PATCH", "/api/v1/crm/profile", { name: " " })).body.errors).toEqual([
      { field: "name", message: "must not be empty" },
    ]);
  });

  test("changes its password only with the current one, which ends sessions and refresh tokens", async () => {
    const { body: session } = await callRoute("POST", "/api/auth/login", {
      body: { email: rep.email, password: rep.password },
    });
    const asRep = await callerFor(rep);
    const change = (current_password: string, new_password: string) =>
      asRep("POST", "/api/v1/crm/profile/password", { current_password, new_password });
    const wrong = await change("not it", "a new password");
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      [{ field: "current_password", message: "is not your current password" }],
    ]);
    expect((await change(rep.password, "too short")).body.errors).toEqual([
      { field: "new_password", message: "must have at least 10 characters" },
    ]);
    const cookie = await sessionCookie(rep);
    const bySession = () => callRoute("GET", "/api/v1/crm/profile", { headers: { cookie } });
    expect((await bySession()).status).toBe(200);
    expect((await change(rep.password, "a new password")).status).toBe(204);
    expect((await bySession()).status).toBe(401);
    const renewal = { refresh_token: session.refresh_token };
    expect((await callRoute("POST", "/api/auth/refresh-token", { body: renewal })).status).toBe(
      401,
    );
    const signIn = (password: string) =>
      callRoute("POST", "/api/auth/login", { body: { email: rep.email, password } });
    expect((await signIn(rep.password)).status).toBe(401);
    expect((await signIn("a new password")).status).toBe(200);
    const events = await systemDb().changeEvent.findMany({ where: { recordId: rep.userId } });
    expect(events.map(({ changes }) => changes)).toEqual([
      { password_changed_at: [null, expect.any(String)] },
    ]);
  });

  test("returns 429 after ten wrong current passwords in a minute", async () => {
    const asRep = await callerFor(rep);
    const guess = () =>
      asRep("POST", "/api/v1/crm/profile/password", {
        current_password: "guess",
        new_password: "a new password",
      });
    for (let n = 0; n < 10; n++) expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
  });
});

test("a key without manage learns neither the roles of members nor when they came and left", async () => {
  await asAdmin("PATCH", `${MEMBERS}/${rep.userId}`, { role: "MANAGER" });
  await asAdmin("POST", `${MEMBERS}/${rep.userId}/deactivate`, {});
  const seen: Record<string, unknown[]> = {};
  for (const scope of ["read", "write", "manage"]) {
    const { body: made } = await asAdmin("POST", `/api/v1/crm/api_keys`, { name: scope, scope });
    const asKey = await callerFor({ key: made.key });
    const { body: list } = await asKey("GET", `${MEMBERS}`);
    const { body: one } = await asKey("GET", `${MEMBERS}/${rep.userId}`);
    expect(list.members).toContainEqual(one.member);
    expect(one.member).toMatchObject({ name: rep.name, email: rep.email, is_active: false });
    const { body: log } = await asKey("GET", `/api/v1/crm/change_events?record_type=member`);
    const { role, joined_at, deactivated_at } = one.member;
    seen[scope] = [role, joined_at, deactivated_at, log.change_events.length];
  }
  expect(seen.read).toEqual([null, null, null, 0]);
  expect(seen.write).toEqual(seen.read);
  expect(seen.manage).toEqual(["MANAGER", expect.any(String), expect.any(String), 2]);
  const { body } = await asAdmin("GET", `${MEMBERS}/${rep.userId}`);
  expect(body.member.role).toBe("MANAGER");
});
