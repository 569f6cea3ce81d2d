import { expect, test } from "vitest";
import { authorize } from "@/lib/domain/actor";
import { actorFor } from "@/prisma/factories/actor-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { searchRecords } from "./search-records";

async function world() {
  const organization = await createOrganization();
  const actor = authorize(
    actorFor(await createMember(organization, { role: "VIEWER" })),
    "VIEW_SALES_PIPELINES",
  );
  const { stages } = await createPipeline(organization.id, { name: "New business" });
  const [stage] = stages;
  if (!stage) throw new Error("A pipeline has stages");
  return { organization, actor, stage };
}

test("a search finds opportunities of every pipeline, accounts and contacts by a part of their name or public id", async () => {
  const { organization, actor, stage } = await world();
  await createOpportunity(stage, { name: "Renewal for Acme" });
  const begins = await createOpportunity(stage, { name: "acme expansion" });
  await createAccount(organization.id, { name: "Acme Ltd", domain: "acme.example" });
  await createContact(organization.id, { name: "Ada Acme", email: "ada@acme.example" });
  await createContact(organization.id, { name: "Somebody else" });
  const found = await searchRecords(actor, { q: "ACME" });
  expect(found.map(({ record_type, name, detail }) => [record_type, name, detail])).toEqual([
    ["opportunity", "acme expansion", "New business · New"],
    ["opportunity", "Renewal for Acme", "New business · New"],
    ["account", "Acme Ltd", "acme.example"],
    ["contact", "Ada Acme", "ada@acme.example"],
  ]);
  expect(await searchRecords(actor, { q: begins.publicId })).toMatchObject([{ id: begins.id }]);
});

test("a search takes wildcards literally and finds no deleted records and none of another organization", async () => {
  const { organization, actor, stage } = await world();
  const other = await world();
  await createOpportunity(other.stage, { name: "100% theirs" });
  await createOpportunity(stage, { name: "100 percent" });
  await createOpportunity(stage, { name: "100% deleted", deletedAt: new Date() });
  await createAccount(organization.id, { name: "100% ours" });
  const found = await searchRecords(actor, { q: "100%" });
  expect(found.map(({ name }) => name)).toEqual(["100% ours"]);
  expect(await searchRecords(actor, { q: "___" })).toEqual([]);
});
