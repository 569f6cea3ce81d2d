import { expect, test } from "@playwright/test";
import { type ApiClient, apiClient, FIRST_ADMIN, setUp, tokenAt } from "./api-client";
import { type OwnDatabase, ownDatabase } from "./own-database";
import { type RunningServer, startServer } from "./start-server";

let database: OwnDatabase;
let server: RunningServer;
let api: ApiClient;

test.beforeAll(async () => {
  database = await ownDatabase();
  // As behind a TLS proxy, at the most detailed log level.
  server = await startServer({
    ...database.variables,
    NEXTAUTH_URL: "https://sales.example",
    LOG_LEVEL: "trace",
  });
  api = await setUp(server.url);
});
test.afterAll(async () => {
  await server.stop();
  await database.drop();
});

test("behind TLS every cookie is Secure, HttpOnly and SameSite=Lax, including the session's", async () => {
  const csrf = await fetch(`${server.url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const sent = csrf.headers.getSetCookie();
  const cookie = sent.map((each) => each.split(";")[0]).join("; ");
  const signedIn = await fetch(`${server.url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, ...FIRST_ADMIN, json: "true" }),
  });
  const cookies = [...sent, ...signedIn.headers.getSetCookie()];
  expect(cookies.find((each) => each.startsWith("__Host-opportune.session="))).toBeDefined();
  for (const each of cookies) {
    expect(each).toMatch(/^__(Secure|Host)-/);
    for (const flag of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"])
      expect(each).toContain(`; ${flag}`);
  }
});

test("behind TLS every response tells browsers to come over TLS only", async () => {
  for (const path of ["/sign-in", "/api/ping", "/api/auth/csrf", "/favicon.svg", "/api/nothing"]) {
    const { headers } = await fetch(server.url + path);
    expect(headers.get("strict-transport-security"), path).toBe(
      "max-age=31536000; includeSubDomains",
    );
    expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin");
  }
});

test("the log names every request and contains no secret from headers, bodies or queries", async () => {
  const secrets = {
    password: FIRST_ADMIN.password,
    wrongPassword: "wrong-password-of-this-test",
    token: await tokenAt(server.url),
    inQuery: "query-secret-of-this-test",
    inHeader: "header-secret-of-this-test",
    inCookie: "cookie-secret-of-this-test",
    inMalformed: "malformed-secret-of-this-test",
  };
  const { refresh_token: refreshToken } = (
    await apiClient(server.url)("POST", "/api/auth/login", FIRST_ADMIN)
  ).body;
  const { body: made } = await api("POST", "/api/v1/crm/api_keys", { name: "Key", scope: "read" });
  const key = /opk_live_\w{8}_[\w-]+/.exec(JSON.stringify(made))?.[0] ?? "";
  const { body: invited } = await api("POST", "/api/v1/crm/invitations", {
    role: "REP",
    email: "bo@acme.example",
  });
  const link = JSON.stringify(invited).match(/[\w-]{40,}/g) ?? [];
  expect([key.length > 20, link.length > 0, refreshToken.length > 20]).toEqual([true, true, true]);

  const marker = "opportunities-of-the-log-test";
  await fetch(`${server.url}/api/v1/crm/${marker}?token=${secrets.inQuery}`);
  await fetch(
    `${server.url}/api/v1/crm/opportunities?q=${secrets.inQuery}&access_token=${secrets.inQuery}`,
    {
      headers: {
        authorization: `Bearer ${key}`,
        "x-api-key": secrets.inHeader,
        cookie: `a=${secrets.inCookie}`,
      },
    },
  );
  await fetch(`${server.url}/api/v1/crm/opportunities`, {
    headers: { authorization: `Bearer ${secrets.inHeader}` },
  });
  await fetch(`${server.url}/crm/opportunities?q=${secrets.inQuery}`, {
    headers: { cookie: `__Host-opportune.session=${secrets.inCookie}` },
  });
  for (const body of [
    `{"email":"${FIRST_ADMIN.email}","password":"${secrets.wrongPassword}"}`,
    `{"email":"${FIRST_ADMIN.email}","password":"${secrets.inMalformed}`,
    `{"email":7,"password":{"is":"${secrets.inMalformed}"}}`,
  ]) {
    const headers = { "content-type": "application/json" };
    await fetch(`${server.url}/api/auth/login`, { method: "POST", headers, body });
  }
  await apiClient(server.url)("POST", "/api/auth/refresh-token", { refresh_token: refreshToken });
  await api("POST", "/api/v1/crm/profile/password", {
    current_password: secrets.wrongPassword,
    new_password: secrets.wrongPassword,
  });
  await apiClient(server.url)("POST", "/api/v1/crm/invitations/lookup", { token: link[0] });

  await expect.poll(server.process.output).toContain(marker);
  const log = server.process.output();
  for (const secret of [...Object.values(secrets), key, key.slice(-20), refreshToken, ...link]) {
    expect(log, `the log holds ${secret}`).not.toContain(secret);
  }
  expect(log).toMatch(
    /"requestId":"[^"]+","method":"POST","path":"\/api\/auth\/login","status":401/,
  );
});

test("every response forbids sniffing, framing and referrers, and pages run only scripts with their nonce", async () => {
  for (const path of [
    "/sign-in",
    "/nowhere",
    "/favicon.svg",
    "/api/deals",
    "/api/nowhere",
    "/api/health",
    "/api/auth/csrf",
  ]) {
    const { headers } = await fetch(server.url + path);
    expect([path, headers.get("x-content-type-options")]).toEqual([path, "nosniff"]);
    expect([path, headers.get("referrer-policy")]).toEqual([path, "no-referrer"]);
    expect([path, headers.get("x-powered-by")]).toEqual([path, null]);
    if (path !== "/favicon.svg")
      expect(headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
  }
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/sign-in", "/nowhere"]) {
    const answer = await fetch(server.url + path);
    const policy = answer.headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "no nonce";
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test("images are served as they are, and no image address is decoded", async () => {
  for (const url of ["/favicon.svg", "https://example.com/a.avif", "/api/health"]) {
    const { status } = await fetch(
      `${server.url}/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`,
    );
    expect([url, status]).toEqual([url, 404]);
  }
});

test("a malformed path and an endless body are refused, and the server keeps working", async () => {
  const headers = { authorization: `Bearer ${await tokenAt(server.url)}` };
  for (const id of [
    "%zz",
    "%",
    "%ff",
    "%E0%A4%A",
    "%00",
    "a%00b",
    "%ed%a0%80",
    "..%2f..%2fetc%2fpasswd",
    "x".repeat(6_000),
  ]) {
    for (const path of [
      `/api/v1/crm/opportunities/${id}`,
      `/api/deals/${id}`,
      `/api/${id}`,
      `/crm/opportunities/${id}`,
    ]) {
      const { status } = await fetch(server.url + path, { headers, redirect: "manual" });
      expect([path.slice(0, 60), status >= 300 && status < 500]).toEqual([path.slice(0, 60), true]);
    }
  }
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)),
  });
  const refused = await fetch(`${server.url}/api/v1/crm/accounts`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: endless,
    duplex: "half",
  } as RequestInit).then(
    ({ status }) => status,
    // The server ended the connection during the upload.
    () => 413,
  );
  expect(refused).toBe(413);
  expect((await api("GET", "/api/health")).status).toBe(200);
});
