import { expect, test } from "vitest";
import { callRoute } from "./testing/call-route";

test.each(["{bad", "5", "null", "[]", "\0"])(
  "a malformed JSON body %j is refused with 400",
  async (body) => {
    for (const path of ["/api/auth/signout", "/api/auth/callback/credentials", "/api/auth/_log"]) {
      const answer = await callRoute("POST", path, { body });
      expect([answer.status, answer.body.statusCode, answer.body.error]).toEqual([
        400,
        400,
        "Bad Request",
      ]);
    }
  },
);

test.each(["nonsense", "javascript:alert(1)", "http:", "//", "/ok&callbackUrl=bad"])(
  "the malformed callback address %s is refused with 400",
  async (address) => {
    const answer = await callRoute("GET", `/api/auth/csrf?callbackUrl=${address}`);
    expect([answer.status, answer.body.message]).toEqual([400, "callbackUrl must be an address"]);
  },
);

test("a body over the limit is refused with 413", async () => {
  const { status } = await callRoute("POST", "/api/auth/signout", {
    body: { csrfToken: "x".repeat(100_000) },
  });
  expect(status).toBe(413);
});
