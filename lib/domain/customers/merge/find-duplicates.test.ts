import { beforeEach, expect, test } from "vitest";
import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { actorFor } from "@/prisma/factories/actor-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { findDuplicates } from "./find-duplicates";

let actor: UserActor & Authorized<"VIEW_SALES_PIPELINES">;

beforeEach(async () => {
  actor = authorize(
    actorFor(await createMember(await createOrganization())),
    "VIEW_SALES_PIPELINES",
  );
});

const account = (name: string, domain: string | null = null) =>
  createAccount(actor.organizationId, { name, domain });
const contact = (name: string, email: string | null, accountId: string | null = null) =>
  createContact(actor.organizationId, { name, email, accountId });
const groups = async (type: "account" | "contact") =>
  (await findDuplicates(actor, type)).map(({ shared, records }) => [
    shared,
    records.map(({ name }) => name).sort(),
  ]);

test("groups accounts with the same domain, or the same name without case, punctuation and legal form", async () => {
  await account("Acme, Inc.");
  await account("ACME");
  await account("Acme GmbH");
  await account("Inc");
  await account("Bluewater", "www.blue.example");
  await account("Blue Water Utilities", "https://blue.example");
  await account("Alone", "alone.example");
  await account("Кедр");
  await account("Кедр ");
  await createAccount(actor.organizationId, { name: "Alone", deletedAt: new Date() });
  await createAccount((await createOrganization()).id, { name: "Alone", domain: "alone.example" });
  expect(await groups("account")).toEqual([
    ["name", ["ACME", "Acme GmbH", "Acme, Inc."]],
    ["name", ["Кедр", "Кедр "]],
    ["domain", ["Blue Water Utilities", "Bluewater"]],
  ]);
});

test("groups contacts with the same email address, or the same name unless their accounts differ", async () => {
  const [north, south] = [await account("North"), await account("South")];
  await contact("Ada Byron", "ada@example.com");
  await contact("A. Byron", "ADA@example.com");
  await contact("Kim Lee", null, north.id);
  await contact("Kim Lee", null, south.id);
  await contact("Sam Fox", null, north.id);
  await contact("sam fox", null);
  expect(await groups("contact")).toEqual([
    ["name", ["Sam Fox", "sam fox"]],
    ["email", ["A. Byron", "Ada Byron"]],
  ]);
});
