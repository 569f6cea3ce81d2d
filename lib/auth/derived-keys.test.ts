import { randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { derivedKeys } from "./derived-keys";
import { decrypt, encrypt } from "./encryption";
import { decodeSession, encodeSession } from "./session-token";
import { signAccessToken, verifyAccessToken } from "./token";

afterEach(() => vi.unstubAllEnvs());

test("each use has a key of its own, none of them the secret", () => {
  vi.stubEnv("AUTH_SECRET", "x".repeat(32));
  const keys = (
    ["access token", "session cookie", "device cookie", "sealed a", "sealed b"] as const
  ).map((use) => Buffer.from(derivedKeys(use)[0]).toString("hex"));
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(keys).not.toContain(Buffer.from("x".repeat(32)).toString("hex"));
});

test("tokens, sessions and sealed texts outlive a change of the secret only with AUTH_SECRET_PREVIOUS", async () => {
  const [old, next] = [randomBytes(32).toString("hex"), randomBytes(32).toString("hex")];
  vi.stubEnv("AUTH_SECRET", old);
  const claims = { userId: "user", organizationId: "organization", sessionId: "session" };
  const token = await signAccessToken(claims);
  const session = await encodeSession({ sub: "user" });
  const sealed = encrypt("text", "label");
  const opened = async () => [
    (await verifyAccessToken(token))?.userId,
    (await decodeSession(session))?.sub,
    decrypt(sealed, "label"),
  ];
  expect(await opened()).toEqual(["user", "user", "text"]);
  vi.stubEnv("AUTH_SECRET", next);
  expect(await opened()).toEqual([undefined, undefined, null]);
  vi.stubEnv("AUTH_SECRET_PREVIOUS", old);
  expect(await opened()).toEqual(["user", "user", "text"]);
  // The former secret signs nothing new.
  const signedNow = await signAccessToken(claims);
  vi.stubEnv("AUTH_SECRET_PREVIOUS", "");
  expect(await verifyAccessToken(signedNow)).not.toBeNull();
});
