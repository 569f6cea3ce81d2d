import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { announceSetup } from "@/lib/auth/announce-setup";
import { isSetupOpen } from "@/lib/auth/is-setup-open";
import { setupCode } from "@/lib/auth/setup-code";
import { systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { ProcessGlobal } from "@/lib/process-global";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { openEmptyDatabase } from "@/prisma/factories/open-empty-database";

const SENT = {
  organization_name: "  Acme Ltd ",
  time_zone: "Europe/Berlin",
  currency: "eur",
  name: "Ada Admin",
  email: "Ada@Acme.example",
  password: "a long password",
  setup_code: setupCode(),
};

const setUp = (body: unknown = SENT, headers: Record<string, string> = {}) =>
  callRoute("POST", "/api/v1/crm/setup", {
    body,
    headers: { "x-forwarded-for": randomUUID(), ...headers },
  });

beforeEach(() => {
  vi.stubEnv("TRUST_PROXY", "1");
  new ProcessGlobal("opportuneHasUsers").set(undefined);
});
afterEach(() => vi.unstubAllEnvs());

describe("on an empty installation", () => {
  let close: () => Promise<void>;
  beforeAll(async () => {
    close = await openEmptyDatabase();
  });
  afterEach(async () => {
    await systemDb().$executeRaw`TRUNCATE tenants CASCADE`;
  });
  afterAll(() => close());

  test("exactly one of two parallel submissions creates the organization and its ADMIN, and setup closes", async () => {
    expect(await isSetupOpen()).toBe(true);
    const other = { ...SENT, email: "eve@evil.example", organization_name: "Evil" };
    const answers = await Promise.all([setUp(), setUp(other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    const [won] = answers.filter(({ status }) => status === 201);
    expect(await systemDb().member.findMany()).toMatchObject([
      { role: "ADMIN", userId: won?.body.user_id, organizationId: won?.body.organization_id },
    ]);
    expect(
      await Promise.all([
        systemDb().tenant.count(),
        systemDb().organization.count(),
        systemDb().user.count(),
      ]),
    ).toEqual([1, 1, 1]);
    expect(await isSetupOpen()).toBe(false);
    expect((await setUp({ ...SENT, email: "late@acme.example" })).status).toBe(404);
    expect((await setUp({})).status).toBe(404);
  });

  test("the first ADMIN signs in with the password, in the organization as submitted", async () => {
    expect((await setUp()).status).toBe(201);
    const { password } = SENT;
    const login = await callRoute("POST", "/api/auth/login", {
      body: { email: "ada@acme.example", password },
    });
    expect(login).toMatchObject({
      status: 200,
      body: { user: { name: "Ada Admin", email: "ada@acme.example" } },
    });
    const { token } = login.body;
    expect(
      (await callRoute("GET", "/api/v1/crm/organization", { token })).body.organization,
    ).toMatchObject({
      name: "Acme Ltd",
      time_zone: "Europe/Berlin",
      currency: "EUR",
      lost_reasons: [],
    });
    const { pipelines } = (await callRoute("GET", "/api/v1/crm/opportunity_pipelines", { token }))
      .body;
    expect(pipelines).toMatchObject([{ is_default: true, stages: { length: 7 } }]);
    const { change_events } = (await callRoute("GET", "/api/v1/crm/change_events", { token })).body;
    expect(change_events.slice(0, 2)).toMatchObject([
      { record_type: "organization", action: "create", actor: { name: "Ada Admin" } },
      { record_type: "member", action: "create", changes: { role: [null, "ADMIN"] } },
    ]);
    expect(JSON.stringify(change_events)).not.toContain("argon2");
  });

  test("every invalid field is listed, and nothing is created", async () => {
    const bad = {
      time_zone: "+01:00",
      currency: "EURO",
      name: " ",
      email: "ada",
      password: "123456789",
    };
    const { status, body } = await setUp(bad);
    expect(status).toBe(422);
    expect(
      Object.fromEntries(
        body.errors.map((each: { field: string; message: string }) => [each.field, each.message]),
      ),
    ).toEqual({
      organization_name: "is required",
      time_zone: "must be an IANA time zone such as Europe/Berlin",
      currency: "must be an ISO 4217 currency code",
      name: "must not be empty",
      email: "must be an e-mail address",
      password: "must have at least 10 characters",
      setup_code: "is required",
    });
    expect((await setUp(SENT, { origin: "https://evil.example" })).status).toBe(403);
    expect((await setUp(SENT, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(await systemDb().tenant.count()).toBe(0);
    expect(await isSetupOpen()).toBe(true);
  });

  test.each(["", "AAAA-BBBB-CCCC", setupCode().slice(0, -1), `${setupCode()}A`])(
    "a client without the code sets nothing up: %j",
    async (setup_code) => {
      const { status, body } = await setUp({ ...SENT, setup_code });
      expect([status, body.errors]).toEqual([
        422,
        [
          {
            field: "setup_code",
            message: expect.stringMatching(/^(is not the code|must not be empty)/),
          },
        ],
      ]);
      expect(await systemDb().tenant.count()).toBe(0);
    },
  );

  test("the code is accepted in any case, with or without its dashes", async () => {
    const typed = ` ${setupCode().toLowerCase().replaceAll("-", " ")} `;
    expect((await setUp({ ...SENT, setup_code: typed })).status).toBe(201);
  });

  test("the code is printed once when the server starts, and not after set-up", async () => {
    const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
    vi.stubEnv("NEXTAUTH_URL", "https://sales.example");
    await announceSetup();
    expect(print.mock.calls).toEqual([
      [
        `Set up this installation at https://sales.example/setup with the setup code ${setupCode()}`,
      ],
    ]);
    expect(setupCode()).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    expect((await setUp()).status).toBe(201);
    await announceSetup();
    expect(print).toHaveBeenCalledTimes(1);
    print.mockRestore();
  });

  test("an address may make twenty attempts a minute", async () => {
    const from = { "x-forwarded-for": randomUUID() };
    const tries = await Promise.all(Array.from({ length: 20 }, () => setUp({}, from)));
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([422]));
    const refused = await setUp(SENT, from);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await setUp({})).status).toBe(422);
  });

  test("setup is closed in the demo", async () => {
    vi.stubEnv("OPPORTUNE_DEMO", "1");
    expect(await isSetupOpen()).toBe(false);
    expect((await setUp()).status).toBe(404);
    expect(await systemDb().user.count()).toBe(0);
  });
});

test("setup is closed for an installation with a user, without another query", async () => {
  await createMember(await createOrganization());
  expect((await setUp()).status).toBe(404);
  const count = vi.spyOn(systemDb().user, "count");
  expect(await isSetupOpen()).toBe(false);
  expect((await setUp()).status).toBe(404);
  expect(count).not.toHaveBeenCalled();
});
