import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { sessionCookie } from "@/lib/http/testing/session-cookie";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createUser } from "@/prisma/factories/create-user";

const INVITATIONS = "/api/v1/crm/invitations";
const RESETS = "/api/v1/crm/password_resets";
let organization: { id: string; tenantId: string; name: string };
let admin: FactoryMember;
let asAdmin: Caller;

beforeAll(() => {
  process.env.TRUST_PROXY = "1";
});

afterAll(() => {
  delete process.env.TRUST_PROXY;
});

beforeEach(async () => {
  organization = await createOrganization();
  admin = await createMember(organization);
  asAdmin = await callerFor(admin);
});

const invite = async (body: object = { role: "REP" }): Promise<string> =>
  (await asAdmin("POST", INVITATIONS, body)).body.token;
const post = (path: string, body: unknown, address: string = randomUUID()) =>
  callRoute("POST", path, { body, headers: { "x-forwarded-for": address } });
const accept = (body: object, address?: string) => post(`${INVITATIONS}/accept`, body, address);
const signIn = (email: string, password: string, organizationId?: string) =>
  post("/api/auth/login", { email, password, organizationId });
const newcomer = () => ({
  name: "Nia New",
  email: `${randomUUID()}@example.com`,
  password: "a long password",
});

describe("an invitation", () => {
  test("is created with its token, listed without it, and can be revoked", async () => {
    const made = await asAdmin("POST", INVITATIONS, {
      invitation: { role: "MANAGER", email: " Nia@Example.com " },
    });
    expect(made.status).toBe(201);
    expect(made.body.invitation).toEqual({
      id: expect.any(String),
      role: "MANAGER",
      email: "nia@example.com",
      created_by_user_id: admin.userId,
      created_by_name: admin.name,
      created_at: expect.any(String),
      expires_at: expect.any(String),
    });
    expect(made.body.token).toMatch(new RegExp(`^${organization.id}\\.[\\w-]{43}$`));
    const listed = await asAdmin("GET", INVITATIONS);
    expect(listed.body).toEqual({ invitations: [made.body.invitation], total_count: 1 });
    expect((await asAdmin("DELETE", `${INVITATIONS}/${made.body.invitation.id}`)).status).toBe(204);
    expect((await asAdmin("GET", INVITATIONS)).body.total_count).toBe(0);
    expect((await post(`${INVITATIONS}/lookup`, { token: made.body.token })).status).toBe(404);
  });

  test.each([
    [{}, [{ field: "role", message: "must be one of VIEWER, REP, MANAGER, ADMIN" }]],
    [{ role: "REP", email: "nobody" }, [{ field: "email", message: "must be an e-mail address" }]],
    [{ role: "BOSS" }, [{ field: "role", message: "must be one of VIEWER, REP, MANAGER, ADMIN" }]],
  ])("is not made from %j", async (sent, errors) => {
    const { status, body } = await asAdmin("POST", INVITATIONS, sent);
    expect([status, body.errors]).toEqual([422, errors]);
  });

  test("shows its organization, and creates a new user who can sign in immediately", async () => {
    const token = await invite();
    const shown = await post(`${INVITATIONS}/lookup`, { token });
    expect([shown.status, shown.body.invitation]).toEqual([
      200,
      {
        organization_name: organization.name,
        role: "REP",
        email: null,
        created_by_name: admin.name,
        expires_at: expect.any(String),
      },
    ]);
    const person = newcomer();
    const { status, body } = await accept({
      token,
      ...person,
      email: ` ${person.email.toUpperCase()} `,
    });
    expect([status, body.member]).toEqual([
      200,
      { organization_id: organization.id, user_id: expect.any(String), email: person.email },
    ]);
    const session = await signIn(person.email, person.password);
    expect(session.body.user).toMatchObject({
      name: "Nia New",
      employee: { organizationId: organization.id },
    });
  });

  test("gives the same error if it is used, revoked, expired or unknown", async () => {
    const token = await invite();
    expect((await accept({ token, ...newcomer() })).status).toBe(200);
    const unknown = `${randomUUID()}.${"a".repeat(43)}`;
    for (const bad of [token, unknown, "nonsense"]) {
      for (const { status, body } of [
        await accept({ token: bad, ...newcomer() }),
        await post(`${INVITATIONS}/lookup`, { token: bad }),
      ]) {
        expect([status, body.detail]).toEqual([
          404,
          "This link is unknown, or it can no longer be used",
        ]);
      }
    }
  });

  test("is accepted by exactly one of two concurrent requests", async () => {
    const token = await invite();
    const answers = await Promise.all(
      [newcomer(), newcomer()].map((person) => accept({ token, ...person })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await systemDb().member.count({ where: { organizationId: organization.id } })).toBe(2);
  });

  test("for one address can be accepted by that address only", async () => {
    const { email, ...person } = newcomer();
    const token = await invite({ role: "REP", email });
    const other = await accept({ token, ...person, email: "other@example.com" });
    expect([other.status, other.body.errors[0].field]).toEqual([422, "email"]);
    expect((await accept({ token, ...person })).body.member.email).toBe(email);
  });

  test("requires a name, an address and a password of at least ten characters", async () => {
    const token = await invite();
    const { email, name, password } = newcomer();
    const short = await accept({ token, email, name, password: "short" });
    expect(short.body.errors).toEqual([
      { field: "password", message: "must have at least 10 characters" },
    ]);
    const nameless = await accept({ token, email, name: " ", password });
    expect(nameless.body.errors).toEqual([{ field: "name", message: "must not be empty" }]);
    expect((await accept({ token, name, password })).body.errors).toEqual([
      { field: "email", message: "is required" },
    ]);
    expect((await accept({ token, name, email, password })).status).toBe(200);
  });

  test("lets a user of the same tenant join with their own password, and rejoin", async () => {
    const user = await createUser({ tenantId: organization.tenantId });
    const person = { email: user.email, password: user.password };
    const { body } = await accept({ token: await invite({ role: "VIEWER" }), ...person });
    expect(body.member).toEqual({
      organization_id: organization.id,
      user_id: user.id,
      email: user.email,
    });
    expect((await signIn(user.email, user.password)).body.user.name).toBe(user.name);
    const again = await accept({ token: await invite(), ...person });
    expect([again.status, again.body.detail]).toEqual([
      409,
      "You are a member of this organization already",
    ]);
    expect((await asAdmin("POST", `/api/v1/crm/members/${user.id}/deactivate`)).status).toBe(200);
    expect((await accept({ token: await invite({ role: "MANAGER" }), ...person })).status).toBe(
      200,
    );
    expect((await asAdmin("GET", `/api/v1/crm/members/${user.id}`)).body.member).toMatchObject({
      role: "MANAGER",
      is_active: true,
    });
  });

  test("does not reveal whether an address exists: for another tenant's user, a wrong password, and an unknown address", async () => {
    const token = await invite();
    const stranger = await createMember(await createOrganization());
    const colleague = await createUser({ tenantId: organization.tenantId });
    const answers = [
      await accept({ token, name: "N", email: stranger.email, password: stranger.password }),
      await accept({ token, email: stranger.email, password: stranger.password }),
      await accept({ token, name: "N", email: stranger.email, password: "short" }),
      await accept({ token, name: "N", email: colleague.email, password: "not their password" }),
      await accept({ token, email: colleague.email, password: "not their password" }),
      await accept({ token, email: `${randomUUID()}@example.com`, password: "not their password" }),
    ];
    for (const { status, body } of answers) {
      expect({ status, ...body, request_id: "" }).toEqual({
        status: 401,
        ...answers[0]?.body,
        request_id: "",
      });
    }
    expect((await post(`${INVITATIONS}/lookup`, { token })).status).toBe(200);
  });

  test("returns 429 after ten failures for an account from an address, as the sign-in does", async () => {
    const address = randomUUID();
    const token = await invite();
    const { email } = await createUser({ tenantId: organization.tenantId });
    for (let n = 0; n < 10; n++)
      expect((await accept({ token, email, password: "guess" }, address)).status).toBe(401);
    expect((await accept({ token, email, password: "guess" }, address)).status).toBe(429);
    expect((await post("/api/auth/login", { email, password: "guess" }, address)).status).toBe(429);
    expect((await signIn(email, "guess")).status).toBe(401);
  });

  test("returns 429 after fifty unknown tokens from an address, without blocking sign-ins there", async () => {
    const address = randomUUID();
    for (let n = 0; n < 50; n++)
      expect((await post(`${INVITATIONS}/lookup`, { token: "guess" }, address)).status).toBe(404);
    const { status, headers } = await post(
      `${INVITATIONS}/lookup`,
      { token: await invite() },
      address,
    );
    expect([status, Number(headers.get("retry-after")) > 0]).toEqual([429, true]);
    const credentials = { email: admin.email, password: admin.password };
    expect((await post("/api/auth/login", credentials, address)).status).toBe(200);
  });
});

describe("a password link", () => {
  test("sets the password once and ends every session", async () => {
    const rep = await createMember(organization, { role: "REP" });
    const made = await asAdmin("POST", `/api/v1/crm/members/${rep.userId}/password_reset`);
    expect([made.status, made.body.password_reset]).toEqual([
      201,
      { id: expect.any(String), user_id: rep.userId, expires_at: expect.any(String) },
    ]);
    const minutes = (Date.parse(made.body.password_reset.expires_at) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(59);
    expect(minutes).toBeLessThanOrEqual(60);
    const { token } = made.body;
    expect((await post(`${RESETS}/lookup`, { token })).body.password_reset).toEqual({
      name: rep.name,
      email: rep.email,
      expires_at: made.body.password_reset.expires_at,
    });
    const short = await post(`${RESETS}/apply`, { token, password: "short" });
    expect(short.body.errors).toEqual([
      { field: "password", message: "must have at least 10 characters" },
    ]);
    const cookie = await sessionCookie(rep);
    expect((await post(`${RESETS}/apply`, { token, password: "another password" })).status).toBe(
      204,
    );
    expect((await callRoute("GET", "/api/v1/crm/profile", { headers: { cookie } })).status).toBe(
      401,
    );
    expect((await signIn(rep.email, rep.password)).status).toBe(401);
    expect((await signIn(rep.email, "another password")).status).toBe(200);
    expect((await post(`${RESETS}/apply`, { token, password: "another password" })).status).toBe(
      404,
    );
    expect((await post(`${RESETS}/lookup`, { token })).status).toBe(404);
  });

  test("cannot be created for oneself, nor for a member of an organization one does not administer", async () => {
    const own = await asAdmin("POST", `/api/v1/crm/members/${admin.userId}/password_reset`);
    expect([own.status, own.body.code]).toEqual([409, "conflict"]);
    const rep = await createMember(organization, { role: "REP" });
    const other = await createOrganization({ tenantId: organization.tenantId });
    const user = { id: rep.userId, name: rep.name, email: rep.email, password: rep.password };
    await createMember(other, { user });
    const refused = await asAdmin("POST", `/api/v1/crm/members/${rep.userId}/password_reset`);
    expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
  });
});
