import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createInvitation } from "@/lib/domain/members/invitations/create-invitation";
import { createPasswordReset } from "@/lib/domain/members/password-resets/create-password-reset";
import { actorFor } from "@/prisma/factories/actor-for";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { acceptInvitation } from "./accept-invitation";
import { changePassword } from "./change-password";
import { resetPassword } from "./reset-password";
import { setUp } from "./set-up";
import { setupCode } from "./setup-code";

let admin: FactoryMember;
let rep: FactoryMember;
let changing: FactoryMember;

beforeAll(async () => {
  const organization = await createOrganization({ name: "Fjordline Analytics" });
  admin = await createMember(organization);
  [rep, changing] = await Promise.all([solveig(organization), solveig(organization)]);
});

const solveig = (organization: { id: string; tenantId: string }) =>
  createMember(organization, {
    role: "REP",
    name: "Solveig Aasen",
    email: `${crypto.randomUUID()}@fjordline.example`,
  });

const GOOD = "a rather long sentence";

/** Every way to set a password. */
const WAYS: Record<string, (password: string) => Promise<unknown>> = {
  "the set-up": (password) =>
    setUp({
      organization_name: "Fjordline Analytics",
      time_zone: "UTC",
      currency: "USD",
      name: "Solveig Aasen",
      email: "solveig@fjordline.example",
      password,
      setup_code: setupCode(),
    }),
  "an invitation": async (password) => {
    const email = `${crypto.randomUUID()}@fjordline.example`;
    const { token } = await createInvitation(adminFor(admin), { role: "REP" });
    return acceptInvitation(
      { token, name: "Aasen, Solveig", email, password },
      { address: null, device: null },
    );
  },
  "a password link": async (password) => {
    const { token } = await createPasswordReset(adminFor(admin), rep.userId);
    return resetPassword({ token, password }, null);
  },
  "a change": (password) =>
    changePassword(actorFor(changing), {
      current_password: changing.password,
      new_password: password,
    }),
};

describe.each(Object.entries(WAYS))("%s", (way, set) => {
  test.each([
    "password123",
    "P@ssw0rd2026!",
    "Sunshine-2026!",
    "iloveyou123",
    "letmein1234",
    "trustno1!!!!",
    "1q2w3e4r5t",
    "          ",
    "aaaaaaaaaa",
    "opportune1",
    "Fjordline2026",
    "fjordline-analytics",
    "SolveigAasen1",
  ])("refuses %j", async (password) => {
    const field = way === "a change" ? "new_password" : "password";
    await expect(set(password)).rejects.toMatchObject({
      code: "invalid",
      extra: { issues: [{ field }] },
    });
  });

  test.skipIf(way === "the set-up")("accepts a sentence", async () => {
    await set(GOOD);
  });
});

test("passwords are hashed in one place only, which checks them", () => {
  const files = ["app", "lib", "prisma"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  );
  const hashing = files.filter(
    (file) =>
      /\.tsx?$/.test(file) &&
      !/\.test\.|^prisma\/factories\//.test(file) &&
      /\bhashPassword\(/.test(readFileSync(file, "utf8")),
  );
  expect(hashing.sort()).toEqual(["lib/auth/hash-new-password.ts", "lib/auth/password.ts"]);
});
