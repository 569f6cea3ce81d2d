import type { ChangeEventRecord, RecordType } from "@/lib/domain/change-events/schema";
import { crmRequest } from "./crm-request";

/**
 * Returns the history of a record, by default an opportunity, oldest first (docs/api.md 3.5).
 * Throws `ApiError`.
 */
export async function listHistory(
  recordId: string,
  signal?: AbortSignal,
  recordType: RecordType = "opportunity",
): Promise<ChangeEventRecord[]> {
  const query = { record_type: recordType, record_id: recordId, limit: 1000 };
  const response = await crmRequest<{ change_events: ChangeEventRecord[] }>(
    "GET",
    "/change_events",
    {
      query,
      signal,
    },
  );
  return response.change_events;
}
