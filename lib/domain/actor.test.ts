import { expect, expectTypeOf, test } from "vitest";
import { type Actor, type Authorized, authorize, requireUser } from "./actor";
import { permissionsOfRole } from "./permissions";

const member: Actor = {
  organizationId: "organization",
  tenantId: "tenant",
  userId: "user",
  apiKeyId: null,
  name: "Ada",
  role: "REP",
  permissions: permissionsOfRole("REP"),
};

test("an actor without the permission is refused", () => {
  expect(() => authorize(member, "MANAGE_SHARED_PIPELINES")).toThrow(
    expect.objectContaining({ code: "forbidden" }),
  );
});

test("an authorized actor passes where its permission, or one that it implies, is required", () => {
  const editor = authorize(member, "EDIT_SALES_PIPELINES");
  expect(editor).toBe(member);
  expectTypeOf(editor).toExtend<Authorized<"EDIT_SALES_PIPELINES">>();
  expectTypeOf(editor).toExtend<Authorized<"VIEW_SALES_PIPELINES">>();
  expectTypeOf(requireUser(editor)).toExtend<Authorized<"EDIT_SALES_PIPELINES">>();
  expectTypeOf({ ...editor, claim: { key: "k", id: "i" } }).toExtend<
    Authorized<"EDIT_SALES_PIPELINES">
  >();
});

test("a plain actor, or one with a lesser permission, does not pass for an authorized one", () => {
  expectTypeOf(member).not.toExtend<Authorized<"VIEW_SALES_PIPELINES">>();
  const viewer = authorize(member, "VIEW_SALES_PIPELINES");
  expectTypeOf(viewer).not.toExtend<Authorized<"EDIT_SALES_PIPELINES">>();
  expectTypeOf<Authorized<"VIEW_SALES_PIPELINES" | "EDIT_SALES_PIPELINES">>().not.toExtend<
    Authorized<"EDIT_SALES_PIPELINES">
  >();
});
