import type { TrashPage, TrashType } from "@/lib/domain/trash/schema";
import { crmRequest } from "./crm-request";

/** Returns a page of 50 deleted records of a type, newest first. Throws `ApiError`. */
export function listTrashPage(
  query: { record_type: TrashType; q?: string; cursor?: string },
  signal?: AbortSignal,
): Promise<TrashPage> {
  return crmRequest("GET", "/trash", { query: { ...query, limit: 50 }, signal });
}
