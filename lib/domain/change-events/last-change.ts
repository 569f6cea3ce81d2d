import { db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { eventHighWaterMark } from "./sql/event-barrier";

/**
 * The id of a change event that every later read includes. A client that then reads records, and follows the changes
 * after this id, misses none.
 */
export async function lastChangeId(actor: Authorized<"VIEW_SALES_PIPELINES">): Promise<number> {
  const { committedUpTo } = await eventHighWaterMark(db(actor), actor.organizationId);
  return Number(committedUpTo);
}
