import { expect, test } from "vitest";
import { foldText } from "@/lib/domain/fold-text";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createLead } from "@/prisma/factories/create-lead";
import { createOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { systemDb } from "./client";
import { migrate } from "./migrate";

test("rows without keys get those that the application would have written, and others stay as they are", async () => {
  const { id: organizationId } = await createOrganization();
  const { stages } = await createPipeline(organizationId);
  const [stage] = stages;
  if (!stage) throw new Error("A pipeline has stages");
  const tags = ["VIP", "Émile"];
  await createOpportunity(stage, { name: "Ölförderung", tags });
  await createAccount(organizationId, { name: "ÄLMHULT", tags });
  await createContact(organizationId, { name: "Zoë", tags });
  await createLead(organizationId, { name: "ΑΘΗΝΑΣ" });
  const known = await createAccount(organizationId, { name: "Known", tags, nameKey: "kept" });
  expect(await migrate()).toEqual([]);
  const where = { organizationId };
  const keyed = [
    ...(await systemDb().opportunity.findMany({ where })),
    ...(await systemDb().account.findMany({ where: { ...where, id: { not: known.id } } })),
    ...(await systemDb().contact.findMany({ where })),
  ];
  expect(keyed).toHaveLength(3);
  for (const { name, nameKey, tagsKey } of keyed)
    expect([nameKey, tagsKey]).toEqual([foldText(name), "\nvip\nemile\n"]);
  const [lead] = await systemDb().lead.findMany({ where });
  expect(lead?.nameKey).toBe(foldText("αθηνας"));
  const kept = await systemDb().account.findFirst({ where: { id: known.id } });
  expect(kept?.nameKey).toBe("kept");
});
