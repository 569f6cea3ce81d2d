import type { Actor } from "@/lib/domain/actor";
import type { ViewRecord } from "./schema";

type Caller = Pick<Actor, "userId" | "permissions">;

/** Whether the actor may change or delete a view that they see: their own, or a shared one if they manage those. */
export function canEditView(actor: Caller, view: Pick<ViewRecord, "user_id">): boolean {
  return isOwnView(actor, view) || canShareViews(actor);
}

/** Whether the actor may make views for everybody. */
export function canShareViews(actor: Caller): boolean {
  return actor.permissions.includes("MANAGE_SHARED_PIPELINES");
}

/** Whether the actor made the view. */
export function isOwnView(actor: Caller, view: Pick<ViewRecord, "user_id">): boolean {
  return actor.userId !== null && view.user_id === actor.userId;
}
