import { expect, it } from "vitest";
import { z } from "zod";
import { assertDeclared } from "./assert-declared";

const handler = {
  responses: { 200: z.strictObject({ name: z.string() }) },
  error: z.strictObject({ code: z.string() }),
};

it("accepts a declared response", () => {
  assertDeclared("GET /api/x", handler, { status: 200, body: { name: "Ada" } });
  assertDeclared("GET /api/x", handler, { status: 404, body: { code: "not_found" } });
});

it.each([
  ["an unknown member", handler, { status: 200, body: { name: "Ada", secret: "s" } }],
  ["an unknown member of an error", handler, { status: 404, body: { code: "x", stack: "" } }],
  ["a missing member", handler, { status: 200, body: {} }],
  ["an undeclared status", handler, { status: 201, body: { name: "Ada" } }],
  ["a handler without a declaration", {}, { status: 200, body: { name: "Ada" } }],
])("throws for %s", (_case, declared, response) => {
  expect(() => assertDeclared("GET /api/x", declared, response)).toThrow(/declare/);
});
