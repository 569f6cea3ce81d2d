import { db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { readAccount } from "@/lib/domain/customers/accounts/queries";
import { readContact } from "@/lib/domain/customers/contacts/queries";
import type { CustomerType, LinkedOpportunities, LinkedQuery } from "./schema";
import { selectLinkedOpportunities, selectLinkedTotals } from "./sql/linked-opportunities";

/**
 * Returns the live opportunities of an account or contact in all pipelines, with the number and the
 * amounts of all of them. Throws `not_found`, and `invalid` for a bad cursor.
 */
export async function listLinkedOpportunities(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  type: CustomerType,
  id: string,
  query: LinkedQuery = {},
): Promise<LinkedOpportunities> {
  const read = type === "account" ? readAccount : readContact;
  const customer = await read(db(actor), actor.organizationId, id);
  const [{ opportunities, nextCursor }, totals] = await Promise.all([
    selectLinkedOpportunities(actor, type, customer.id, query),
    selectLinkedTotals(actor, type, customer.id),
  ]);
  return {
    opportunities,
    total_count: totals.reduce((total, { count }) => total + count, 0),
    totals: totals.map(({ currency, open_amount, won_amount }) => ({
      currency,
      open_amount,
      won_amount,
    })),
    next_cursor: nextCursor,
  };
}
