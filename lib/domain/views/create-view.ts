import { randomUUID } from "node:crypto";
import { type Db, transaction } from "@/lib/db/client";
import { type Actor, type Authorized, requirePermission, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { DomainError } from "@/lib/domain/errors";
import { asJson } from "./as-json";
import { readView } from "./queries";
import type { CreateView, ViewRecord } from "./schema";
import { countViewsOfKey, lockViewOwner } from "./sql/lock-view";
import { viewChanges } from "./view-changes";

const MAX_VIEWS = 200;

/**
 * Saves a view, for the actor alone or shared with everyone (docs/api.md 3.7). Throws `forbidden` for a shared view without
 * MANAGE_SHARED_PIPELINES, `user_session_required` for a personal view of an API key, `conflict` beyond 200 views of a member or a key.
 */
export async function createView(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  input: CreateView,
): Promise<ViewRecord> {
  if (input.is_shared) requirePermission(actor, "MANAGE_SHARED_PIPELINES");
  const userId = input.is_shared ? actor.userId : requireUser(actor).userId;
  const { organizationId } = actor;
  return transaction(actor, async (tx) => {
    await assertRoomForView(tx, actor);
    const id = randomUUID();
    const { is_shared: isShared, layout, ...same } = input;
    await tx.view.create({
      data: { ...same, layout: asJson(layout), isShared, userId, organizationId, id },
    });
    await appendChanges(tx, actor, [
      {
        record_type: "view",
        record_id: id,
        public_id: null,
        action: "create",
        changes: viewChanges(input),
      },
    ]);
    return readView(tx, actor, id);
  });
}

async function assertRoomForView(tx: Db, actor: Actor) {
  const { organizationId, userId } = actor;
  await lockViewOwner(tx, actor);
  const count =
    userId === null
      ? await countViewsOfKey(tx, actor)
      : await tx.view.count({ where: { organizationId, userId, deletedAt: null } });
  if (count < MAX_VIEWS) return;
  throw new DomainError("conflict", `You have ${MAX_VIEWS} saved views; delete one first`);
}
