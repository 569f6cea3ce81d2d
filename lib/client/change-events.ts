import type { ChangeEventRecord } from "@/lib/domain/changes/schema";
import { crmRequest } from "./crm-request";

/** The history of one opportunity, oldest first (api.md 3.5). Throws `ApiError`. */
export async function listHistory(opportunityId: string, signal?: AbortSignal): Promise<ChangeEventRecord[]> {
  const query = { record_type: "opportunity", record_id: opportunityId, limit: 1000 };
  const answer = await crmRequest<{ change_events: ChangeEventRecord[] }>("GET", "/change_events", { query, signal });
  return answer.change_events;
}
