import { expect, test } from "vitest";
import { sameSitePath } from "./same-site-path";

test("a path of this site is kept with its query", () => {
  expect(sameSitePath("/crm/opportunities?q=acme&view=table")).toBe(
    "/crm/opportunities?q=acme&view=table",
  );
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "/.//evil.example",
  "/\t/evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/%09//x/../..//api/auth/signout/../../api/x",
  "/api/auth/signout",
  "/sign-in?callbackUrl=/sign-in",
  "crm",
  "",
])("%j is rejected or stays on this site", (value) => {
  const path = sameSitePath(value);
  expect(
    path === undefined || new URL(path, "https://own.example").origin === "https://own.example",
  ).toBe(true);
  expect(path ?? "/").not.toMatch(/^\/(api|sign-in|\/|\\)/);
});

test("a repeated parameter is rejected", () => {
  expect(sameSitePath(["/a", "/b"])).toBeUndefined();
});
