import { beforeAll, expect, test } from "vitest";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { callRoute } from "./testing/call-route";

const POSTS = ["signout", "callback/credentials", "session"].map((name) => `/api/auth/${name}`);
const FORM = { "content-type": "application/x-www-form-urlencoded" };

let member: Awaited<ReturnType<typeof createMember>>;
beforeAll(async () => {
  member = await createMember(await createOrganization());
});

/** Returns a form with its CSRF token, and the cookie that belongs to it. */
async function formOf(fields: Record<string, string>) {
  const { body, headers } = await callRoute("GET", "/api/auth/csrf");
  const cookie = headers.getSetCookie().find((each) => each.includes("csrf-token"));
  return {
    body: new URLSearchParams({ ...fields, csrfToken: body.csrfToken, json: "true" }).toString(),
    headers: { ...FORM, cookie: cookie?.split(";")[0] ?? "" },
  };
}

const signIn = async (fields: Record<string, string> = {}, cookie = "") => {
  const { email, password } = member;
  const form = await formOf({ email, password, callbackUrl: "/", ...fields });
  const headers = { ...form.headers, cookie: `${form.headers.cookie}; ${cookie}` };
  return callRoute("POST", "/api/auth/callback/credentials", { body: form.body, headers });
};

test("a browser signs in, reads its session and signs out", async () => {
  const signedIn = await signIn();
  expect([signedIn.status, new URL(signedIn.body.url).pathname]).toEqual([200, "/"]);
  const cookie = signedIn.headers
    .getSetCookie()
    .filter((each) => each.startsWith(sessionCookieName()))
    .map((each) => each.split(";")[0])
    .join("; ");
  const session = await callRoute("GET", "/api/auth/session", { headers: { cookie } });
  expect(session.body.organizationId).toBe(member.organizationId);
  expect(session.headers.get("cache-control")).toBe("no-store");
  const form = await formOf({ callbackUrl: "/sign-in" });
  const signedOut = await callRoute("POST", "/api/auth/signout", {
    body: form.body,
    headers: { ...form.headers, cookie: `${form.headers.cookie}; ${cookie}` },
  });
  expect([signedOut.status, new URL(signedOut.body.url).pathname]).toEqual([200, "/sign-in"]);
  expect(signedOut.headers.getSetCookie().join()).toContain(`${sessionCookieName()}=;`);
});

test("a wrong password is refused, and the answer leads back to the sign-in page", async () => {
  const { status, body, headers } = await signIn({ password: "not the password" });
  expect([status, new URL(body.url).searchParams.get("error")]).toEqual([401, "CredentialsSignin"]);
  expect(headers.getSetCookie().join()).not.toContain(`${sessionCookieName()}=ey`);
});

test("a malformed cookie of another program on the host name does not end sign-in", async () => {
  expect((await signIn({}, "next-auth.callback-url=:::")).status).toBe(200);
});

test.each(["{bad", "5", "null", "[]", "\0", "[".repeat(45_000)])(
  "a malformed JSON body is refused with 400 (%#)",
  async (sent) => {
    for (const path of POSTS) {
      const body = sent.length > 10_000 ? sent.slice(0, 9_000) : sent;
      const answer = await callRoute("POST", path, { body });
      expect([answer.status, answer.body.error]).toEqual([400, "Bad Request"]);
    }
  },
);

test("deeply nested JSON is refused or ignored, never a fault of the server", async () => {
  const body = `{"csrfToken":${"[".repeat(4_000)}${"]".repeat(4_000)}}`;
  for (const path of POSTS)
    expect((await callRoute("POST", path, { body })).status).toBeLessThan(500);
});

test.each(["nonsense", "javascript:alert(1)", "http:", "//", "/ok&callbackUrl=bad"])(
  "the malformed callback address %s is refused with 400",
  async (address) => {
    const answer = await callRoute("GET", `/api/auth/csrf?callbackUrl=${address}`);
    expect([answer.status, answer.body.message]).toEqual([400, "callbackUrl must be an address"]);
  },
);

test.each([FORM, { "content-type": "application/json" }])(
  "a body over 10 KB is refused with 413 (%o)",
  async (headers) => {
    for (const path of POSTS) {
      const { status } = await callRoute("POST", path, { body: "a".repeat(10_001), headers });
      expect(status).toBe(413);
    }
  },
);

test.each([
  ["GET", "callback/credentials", 405],
  ["GET", "signout", 405],
  ["POST", "csrf", 405],
  ["GET", "error?error=%0d%0ax", 404],
  ["GET", "error?error=%C4%80", 404],
  ["GET", "providers", 404],
  ["GET", "signin", 404],
  ["POST", "signin/credentials", 404],
  ["GET", "verify-request", 404],
  ["POST", "_log", 404],
  ["POST", "callback/google", 404],
])(
  "%s /api/auth/%s, which the app does not use, returns %i in JSON",
  async (method, path, expected) => {
    const { status, body } = await callRoute(method, `/api/auth/${path}`);
    expect([status, body.statusCode]).toEqual([expected, expected]);
  },
);
