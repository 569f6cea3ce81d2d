import { type Db, transaction } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing } from "@/lib/domain/change-events/compare";
import { forbiddenRecord } from "@/lib/domain/errors";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { asJson } from "./as-json";
import { readView } from "./queries";
import { canEditView, canShareViews, isOwnView } from "./rules";
import type { UpdateView, ViewRecord } from "./schema";
import { lockViewRow } from "./sql/lock-view";
import { viewChanges } from "./view-changes";

/**
 * Changes the given fields of a view; writes nothing if none differs. `ifMatch` is the expected version.
 * Throws `not_found`, `forbidden`, and `stale` with the current record.
 */
export async function updateView(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
  input: UpdateView,
  ifMatch?: IfMatch,
): Promise<ViewRecord> {
  return transaction(actor, async (tx) => {
    const before = await lockView(tx, actor, id, ifMatch);
    if (input.is_shared === true && !before.is_shared && !canShareViews(actor)) {
      throw forbiddenRecord("You may not share views");
    }
    if (input.is_shared === false && before.is_shared && !isOwnView(actor, before)) {
      throw forbiddenRecord("Only who made a shared view may make it personal");
    }
    const values = differing(before, input);
    if (Object.keys(values).length === 0) return before;
    const { is_shared: isShared, layout, ...same } = values;
    await tx.view.update({
      where: { organizationId_id: { organizationId: actor.organizationId, id: before.id } },
      data: {
        ...same,
        layout: layout && asJson(layout),
        isShared,
        lockVersion: { increment: 1 },
        updatedAt: new Date(),
      },
    });
    await appendChanges(tx, actor, [
      {
        record_type: "view",
        record_id: before.id,
        public_id: null,
        action: "update",
        changes: viewChanges(values, before),
      },
    ]);
    return readView(tx, actor, before.id);
  });
}

/** Locks a view that the actor may change until the transaction ends. Throws `not_found`, `forbidden`, `stale`. */
export async function lockView(
  tx: Db,
  actor: Actor,
  id: string,
  ifMatch?: IfMatch,
): Promise<ViewRecord> {
  const { id: uuid } = await readView(tx, actor, id);
  await lockViewRow(tx, actor, uuid);
  const view = await readView(tx, actor, uuid);
  if (!canEditView(actor, view)) throw forbiddenRecord("You may not change this view");
  assertVersion(ifMatch, "view", view);
  return view;
}
