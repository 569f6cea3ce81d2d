import type { Change } from "@/lib/domain/changes/append";
import type { FieldChanges } from "@/lib/domain/changes/schema";

/** What history says of a change to a member. */
export function changeOfMember(userId: string, changes: FieldChanges, action: Change["action"] = "update"): Change {
  return { record_type: "member", record_id: userId, public_id: null, action, changes };
}
