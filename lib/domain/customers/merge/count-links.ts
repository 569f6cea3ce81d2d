import { db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { readAccount } from "@/lib/domain/customers/accounts/queries";
import { readContact } from "@/lib/domain/customers/contacts/queries";
import type { CustomerType, LinkCounts } from "@/lib/domain/customers/schema";
import { countLinks } from "./sql/links";

/**
 * Returns the number of live records whose link would read as null if the account or contact were
 * deleted. Throws `not_found`.
 */
export async function findLinks(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  type: CustomerType,
  id: string,
): Promise<LinkCounts> {
  const read = type === "account" ? readAccount : readContact;
  const record = await read(db(actor), actor.organizationId, id);
  return countLinks(db(actor), actor.organizationId, type, [record.id]);
}
