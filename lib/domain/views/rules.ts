import type { Actor } from "@/lib/domain/actor";
import type { ViewRecord } from "./schema";

type Caller = Pick<Actor, "userId" | "permissions">;

/** Whether the actor may change or delete a view it sees: its own, or a shared one with MANAGE_SHARED_PIPELINES. */
export function canEditView(actor: Caller, view: Pick<ViewRecord, "user_id">): boolean {
  return isOwnView(actor, view) || canShareViews(actor);
}

/** Whether the actor may create shared views. */
export function canShareViews(actor: Caller): boolean {
  return actor.permissions.includes("MANAGE_SHARED_PIPELINES");
}

/** Whether the actor created the view. */
export function isOwnView(actor: Caller, view: Pick<ViewRecord, "user_id">): boolean {
  return actor.userId !== null && view.user_id === actor.userId;
}
