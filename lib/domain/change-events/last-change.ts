import { db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { eventHighWaterMark } from "./append-events";

/**
 * The id of the last change event that everything read from now on holds already: who reads records after this and then
 * follows the changes from it on misses none. Throws `forbidden` without VIEW.
 */
export async function lastChangeId(actor: Authorized<"VIEW_SALES_PIPELINES">): Promise<number> {
  const { committedUpTo } = await eventHighWaterMark(db(actor), actor.organizationId);
  return Number(committedUpTo);
}
