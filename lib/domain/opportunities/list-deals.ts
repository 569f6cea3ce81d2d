import { type Actor, requirePermission } from "@/lib/domain/actor";
import { type DealQuery, type DealRecord, readDealCount, readDeals } from "./sql/deals";

export { DEAL_COLUMNS, type DealQuery, type DealRecord } from "./sql/deals";

/** The organization's live opportunities that the query selects, newest first unless it says otherwise. */
export async function listDeals(actor: Actor, query: DealQuery): Promise<DealRecord[]> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return readDeals(actor, query);
}

/** The number of opportunities that the query selects, whatever its page. */
export async function countDeals(actor: Actor, query: DealQuery): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return readDealCount(actor, query);
}
