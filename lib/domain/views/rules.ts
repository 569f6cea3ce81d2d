import type { Actor } from "@/lib/domain/actor";
import type { ViewRecord } from "./schema";

type Caller = Pick<Actor, "userId" | "permissions">;

/**
 * Whether the actor may change or delete a view it sees: its own personal one, or a shared one with
 * MANAGE_SHARED_PIPELINES, no matter who created it (docs/api.md 3.7).
 */
export function canEditView(
  actor: Caller,
  view: Pick<ViewRecord, "user_id" | "is_shared">,
): boolean {
  return view.is_shared ? canShareViews(actor) : isOwnView(actor, view);
}

/** Whether the actor may create shared views. */
export function canShareViews(actor: Caller): boolean {
  return actor.permissions.includes("MANAGE_SHARED_PIPELINES");
}

/** Whether the actor created the view. */
export function isOwnView(actor: Caller, view: Pick<ViewRecord, "user_id">): boolean {
  return actor.userId !== null && view.user_id === actor.userId;
}
