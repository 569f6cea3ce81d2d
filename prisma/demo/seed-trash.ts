import { systemDb } from "@/lib/db/client";
import { authorize } from "@/lib/domain/actor";
import { deleteAccount } from "@/lib/domain/customers/accounts/delete-account";
import { deleteContact } from "@/lib/domain/customers/contacts/delete-contact";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { actorFor } from "@/prisma/factories/actor-for";
import type { FactoryMember } from "@/prisma/factories/create-member";
import type { Customer } from "./seed-customers";
import type { SeededOpportunity } from "./seed-opportunities";
import { DAY } from "./simulate-opportunity";

/**
 * Deletes these opportunities, two accounts without records and one of their contacts, as members
 * did lately.
 */
export async function seedTrash(
  owners: FactoryMember[],
  opportunities: SeededOpportunity[],
  customers: Customer[],
  now: Date,
): Promise<void> {
  const deeds = [
    ...opportunities.map(({ id }) => ({
      id,
      type: "opportunity" as const,
      remove: deleteOpportunity,
    })),
    ...customers.flatMap(({ id, contacts }) => [
      ...contacts.map((contact) => ({
        id: contact.id,
        type: "contact" as const,
        remove: deleteContact,
      })),
      { id, type: "account" as const, remove: deleteAccount },
    ]),
  ];
  for (const [index, { id, type, remove }] of deeds.entries()) {
    const by = owners[index % owners.length];
    if (!by) throw new Error("The demo has owners");
    await remove(authorize(actorFor(by), "EDIT_SALES_PIPELINES"), id);
    await backdate(
      by.organizationId,
      type,
      id,
      new Date(now.getTime() - (deeds.length - index) * 1.3 * DAY),
    );
  }
}

/** The verbs delete now; the demo backdates it. */
async function backdate(
  organizationId: string,
  type: "opportunity" | "account" | "contact",
  id: string,
  at: Date,
) {
  const record = { where: { organizationId, id }, data: { deletedAt: at, updatedAt: at } };
  if (type === "opportunity") await systemDb().opportunity.updateMany(record);
  else if (type === "account") await systemDb().account.updateMany(record);
  else await systemDb().contact.updateMany(record);
  await systemDb().changeEvent.updateMany({
    where: { organizationId, recordType: type, recordId: id, action: "delete" },
    data: { createdAt: at },
  });
}
