import { expect, type Page, test } from "@playwright/test";
import { type ApiAnswer, type ApiClient, FIRST_ADMIN, setUp } from "./api-client";
import { type DatabaseProxy, startDatabaseProxy } from "./database-proxy";
import { type OwnDatabase, ownDatabase } from "./own-database";
import { type RunningServer, startServer } from "./start-server";

test.skip(!process.env.DATABASE_URL, "The embedded database cannot go away");

/** Longest time until a request that cannot be processed gets its response, in milliseconds. */
const SOON = 3_000;

let database: OwnDatabase;
let proxy: DatabaseProxy;
let server: RunningServer;
let api: ApiClient;
let password: string;

test.beforeAll(async () => {
  database = await ownDatabase();
  const address = new URL(database.variables.DATABASE_URL ?? "");
  // A trusting server accepts any password.
  address.password ||= "password-of-the-database";
  password = address.password;
  proxy = await startDatabaseProxy(address.href);
  server = await startServer({ DATABASE_URL: proxy.url });
  api = await setUp(server.url);
});
test.afterAll(async () => {
  await server.stop("SIGKILL");
  await proxy.close();
  await database.drop();
});

for (const [what, take] of [
  ["is down", () => proxy.cut()],
  ["takes connections but says nothing", async () => proxy.hang()],
] as const) {
  test(`while the database ${what}, every request returns 503 within 3 seconds, and requests succeed once it is back`, async ({
    page,
  }) => {
    await signIn(page);
    await page.goto(`${server.url}/crm/opportunities`);
    await expect(page.getByRole("region", { name: "Prospect", exact: true })).toBeVisible();
    const written: string[] = [];
    const write = async () => {
      const answer = await api("POST", "/api/v1/crm/opportunities", {
        name: `Written while it ${what}`,
      });
      if (answer.status === 201) written.push(answer.body.opportunity.public_id);
      return answer;
    };
    // The database goes away while all of its connections are in use.
    const busy = Array.from({ length: 24 }, () => writeUntilRefused(write));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const takenAt = performance.now();
    await take();
    for (const answer of await Promise.all(busy)) {
      // Requests from before the outage were not late.
      expectUnavailable({
        ...answer,
        milliseconds: Math.min(answer.milliseconds, answer.answeredAt - takenAt),
      });
    }

    for (const [method, path] of [
      ["GET", "/api/health"],
      ["GET", "/api/v1/health"],
      ["GET", "/api/v1/crm/opportunities"],
      ["GET", "/api/deals"],
      ["GET", "/api/v1/crm/export"],
      ["POST", "/api/v1/crm/accounts"],
      ["POST", "/api/auth/login"],
    ] as const) {
      const bodies = { "/api/v1/crm/accounts": { name: "Never" }, "/api/auth/login": FIRST_ADMIN };
      const answer = await api(method, path, bodies[path as keyof typeof bodies]);
      expectUnavailable(answer, path);
      if (path.endsWith("/health"))
        expect(JSON.stringify(answer.body)).toContain("The database does not answer");
    }
    expect((await api("GET", "/api/ping")).status).toBe(200);

    const startedAt = performance.now();
    await page.goto(`${server.url}/crm/my-day`);
    await expect(page.getByRole("heading", { name: "This page couldn’t be loaded" })).toBeVisible();
    expect(performance.now() - startedAt).toBeLessThan(SOON + 2_000);
    await page.screenshot({ path: test.info().outputPath("database-away.png") });

    await proxy.restore();
    await expect
      .poll(async () => (await api("GET", "/api/health")).status, { timeout: 10_000 })
      .toBe(200);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "My day" })).toBeVisible();
    // Every connection has been replaced by a working one.
    const answers = await Promise.all(Array.from({ length: 24 }, write));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const { opportunities, total_count } = (await api("GET", "/api/v1/crm/opportunities")).body;
    const known = opportunities.map((each: { public_id: string }) => each.public_id);
    expect(total_count).toBe(known.length);
    expect(known).toEqual(expect.arrayContaining(written));
    expect(server.process.output()).toContain("The database cannot be reached");
    expect(server.process.output()).not.toContain(password);
  });
}

async function writeUntilRefused(
  write: () => Promise<ApiAnswer>,
): Promise<ApiAnswer & { answeredAt: number }> {
  for (;;) {
    const answer = await write();
    if (answer.status !== 201) return { ...answer, answeredAt: performance.now() };
  }
}

function expectUnavailable({ status, headers, milliseconds, body }: ApiAnswer, path = "") {
  const why = status === 503 ? "" : server.process.output().slice(-4_000);
  expect([path, status, body.code ?? body.error], why).toEqual([
    path,
    503,
    body.code ? "unavailable" : "Service Unavailable",
  ]);
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  expect(milliseconds, `${path} is answered soon`).toBeLessThan(SOON);
}

async function signIn(page: Page) {
  const { csrfToken } = await (await page.request.get(`${server.url}/api/auth/csrf`)).json();
  const form = { csrfToken, ...FIRST_ADMIN, json: "true" };
  expect(
    (await page.request.post(`${server.url}/api/auth/callback/credentials`, { form })).ok(),
  ).toBe(true);
}
