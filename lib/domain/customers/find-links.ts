import { db } from "@/lib/db/client";
import { readAccount } from "@/lib/domain/accounts/queries";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { readContact } from "@/lib/domain/contacts/queries";
import { countLinks } from "./links";
import type { CustomerType, LinkCounts } from "./schema";

/** What deleting the account or contact would detach. Throws `not_found`. */
export async function findLinks(actor: Actor, type: CustomerType, id: string): Promise<LinkCounts> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const read = type === "account" ? readAccount : readContact;
  const record = await read(db(actor), actor.organizationId, id);
  return countLinks(db(actor), actor.organizationId, type, [record.id]);
}
