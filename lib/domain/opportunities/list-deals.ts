import type { Authorized } from "@/lib/domain/actor";
import { type DealQuery, type DealRecord, readDealCount, readDeals } from "./sql/deals";

export { DEAL_COLUMNS, type DealQuery, type DealRecord } from "./sql/deals";

/** The organization's live opportunities that the query selects, newest first unless it says otherwise. */
export async function listDeals(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: DealQuery,
): Promise<DealRecord[]> {
  return readDeals(actor, query);
}

/** The number of opportunities that the query selects, whatever its page. */
export async function countDeals(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: DealQuery,
): Promise<number> {
  return readDealCount(actor, query);
}
