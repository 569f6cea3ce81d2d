import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { createOrganizationByLink } from "./create-organization-by-link";
import { UNUSABLE_HASH } from "./password";
import { resetPassword } from "./reset-password";
import { signIn } from "./sign-in";

const newOrganization = () => ({
  organization_name: "Acme Ltd",
  time_zone: "UTC",
  currency: "USD",
  name: "Ada Admin",
  email: `${randomUUID()}@acme.example`,
});

test("the first ADMIN of the command line has no password until the link sets one, once", async () => {
  const input = newOrganization();
  const token = await createOrganizationByLink(input);
  const user = await systemDb().user.findUniqueOrThrow({
    where: { email: input.email },
    omit: { passwordHash: false },
  });
  expect(user.passwordHash).toBe(UNUSABLE_HASH);
  const { email } = input;
  expect(await signIn({ email, password: "", address: null })).toBeNull();
  await expect(resetPassword({ token, password: "Acme Ltd 2026" }, null)).rejects.toMatchObject({
    code: "invalid",
  });
  await resetPassword({ token, password: "a rather long sentence" }, null);
  expect(await signIn({ email, password: "a rather long sentence", address: null })).toMatchObject({
    email,
  });
  await expect(
    resetPassword({ token, password: "another long sentence" }, null),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("the link ends after seven days", async () => {
  const token = await createOrganizationByLink(newOrganization());
  const link = await systemDb().passwordReset.findFirstOrThrow({
    where: { organizationId: token.split(".")[0] },
  });
  const days = (link.expiresAt.getTime() - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.99);
  expect(days).toBeLessThanOrEqual(7);
  await systemDb().passwordReset.updateMany({
    where: { organizationId: link.organizationId },
    data: { expiresAt: new Date(Date.now() - 1) },
  });
  await expect(
    resetPassword({ token, password: "a rather long sentence" }, null),
  ).rejects.toMatchObject({ code: "not_found" });
});
