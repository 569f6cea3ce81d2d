import type { Change, FieldChanges } from "@/lib/domain/change-events/schema";

/** A member's change for the history. */
export function changeOfMember(
  userId: string,
  changes: FieldChanges,
  action: Change["action"] = "update",
): Change {
  return { record_type: "member", record_id: userId, public_id: null, action, changes };
}
