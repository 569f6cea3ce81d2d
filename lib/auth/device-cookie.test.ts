import { randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { knownDevice, rememberDevice } from "./device-cookie";

afterEach(() => vi.unstubAllEnvs());

const cookieOf = (setCookie: string) => /=([^;]+)/.exec(setCookie)?.[1];

test("a browser is known for the accounts that have signed in there, in any case, and for no other", () => {
  const first = cookieOf(rememberDevice(undefined, "ada@example.com"));
  const both = cookieOf(rememberDevice(first, "ben@example.com"));
  const id = knownDevice(first, "ada@example.com");
  expect(id).toMatch(/^[\w-]{22}$/);
  expect(knownDevice(both, " Ada@Example.com ")).toBe(id);
  expect(knownDevice(both, "ben@example.com")).toBe(id);
  expect(knownDevice(first, "ben@example.com")).toBeNull();
  expect(knownDevice(undefined, "ada@example.com")).toBeNull();
});

test("a changed, cut or foreign cookie is unknown", () => {
  const value = cookieOf(rememberDevice(undefined, "ada@example.com")) ?? "";
  const [id, seal] = value.split(".");
  const other = cookieOf(rememberDevice(undefined, "ada@example.com"))?.split(".")[0];
  for (const forged of ["", id, `${id}.`, `${other}.${seal}`, value.slice(0, -1), `${value}x`])
    expect(knownDevice(forged, "ada@example.com")).toBeNull();
});

test("a browser remembers five accounts, the last ones", () => {
  let cookie: string | undefined;
  for (let n = 0; n < 7; n++) cookie = cookieOf(rememberDevice(cookie, `user${n}@example.com`));
  const known = Array.from({ length: 7 }, (_, n) => knownDevice(cookie, `user${n}@example.com`));
  expect(known.map((id) => id !== null)).toEqual([false, false, true, true, true, true, true]);
});

test("the cookie outlives a change of AUTH_SECRET by AUTH_SECRET_PREVIOUS", () => {
  const [old, next] = [randomBytes(32).toString("hex"), randomBytes(32).toString("hex")];
  vi.stubEnv("AUTH_SECRET", old);
  const cookie = cookieOf(rememberDevice(undefined, "ada@example.com"));
  vi.stubEnv("AUTH_SECRET", next);
  expect(knownDevice(cookie, "ada@example.com")).toBeNull();
  vi.stubEnv("AUTH_SECRET_PREVIOUS", old);
  expect(knownDevice(cookie, "ada@example.com")).not.toBeNull();
});

test("over TLS it is Secure and bound to the host", () => {
  vi.stubEnv("NEXTAUTH_URL", "https://sales.example.com");
  expect(rememberDevice(undefined, "ada@example.com")).toMatch(
    /^__Host-opportune\.device=.+; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure$/,
  );
});
