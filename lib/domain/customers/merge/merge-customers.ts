import { type Db, transaction } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import type { MergeInput, MergeOutcome } from "@/lib/domain/customers/schema";
import type { IfMatch } from "@/lib/domain/if-match";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import type { MergeShape } from "./merge-shape";
import { assertVersions, hasId, othersOf } from "./participants";
import { type Mergeable, mergedValues } from "./rules";
import { countLinks, LINKS } from "./sql/links";
import { deleteMerged, lockStages, moveLinks } from "./sql/merge";

/** `isDryRun` writes nothing; `ifMatch` lists the versions that the survivor may have. */
export type MergeOptions = { isDryRun?: boolean; ifMatch?: IfMatch };

/**
 * Merges customers into the survivor `id` in one transaction: writes the values to keep, moves every
 * link of the others to the survivor and soft-deletes the others. Throws `not_found`, `invalid`, and
 * `stale` with the current records when one of them no longer has its version of `lock_versions`, or
 * the survivor none of `ifMatch`.
 */
export async function mergeCustomers<Merged extends Mergeable>(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: MergeInput,
  options: MergeOptions,
  shape: MergeShape<Merged>,
): Promise<{ record: Merged } & MergeOutcome> {
  return retryOnConflict(() =>
    transaction(actor, (tx) => mergeWithin(tx, actor, id, input, options, shape)),
  );
}

async function mergeWithin<Merged extends Mergeable>(
  tx: Db,
  actor: Actor,
  id: string,
  input: MergeInput,
  { isDryRun = false, ifMatch }: MergeOptions,
  shape: MergeShape<Merged>,
): Promise<{ record: Merged } & MergeOutcome> {
  const { organizationId } = actor;
  const { id: survivorId } = await shape.read(tx, organizationId, id);
  const locked = await shape.lock(tx, organizationId, [survivorId, ...input.ids]);
  const survivor =
    locked.find((record) => record.id === survivorId) ?? (await shape.read(tx, organizationId, id));
  const others = othersOf(survivor, locked, input, shape);
  assertVersions([survivor, ...others], input, shape, ifMatch);
  const ids = others.map((record) => record.id);
  const moved = await countLinks(tx, organizationId, shape.type, ids);
  if (isDryRun) return { record: survivor, merged_ids: ids, moved };
  await deleteOthers(tx, actor, survivor, others, shape);
  await updateSurvivor(tx, actor, survivor, others, input, shape);
  await lockStages(tx, organizationId, shape.type, ids);
  for (const link of LINKS[shape.type]) await moveLinks(tx, actor, link, ids, survivorId);
  return { record: await shape.read(tx, organizationId, survivorId), merged_ids: ids, moved };
}

async function deleteOthers<Merged extends Mergeable>(
  tx: Db,
  actor: Actor,
  survivor: Merged,
  others: Merged[],
  { type, plural }: MergeShape<Merged>,
) {
  const donor = externalIdDonor(survivor, others);
  const ids = others.map(({ id }) => id);
  const deleted = await deleteMerged(tx, actor, plural, ids, {
    survivorId: survivor.id,
    donorId: donor?.id,
  });
  if (deleted !== others.length) throw new Error("A locked record was deleted");
  await appendChanges(
    tx,
    actor,
    others.map((record) => ({
      record_type: type,
      record_id: record.id,
      public_id: record.public_id,
      action: "delete",
      changes: {
        name: [record.name, null],
        merged_into: [null, survivor.public_id],
        ...(record === donor && {
          external_system: [record.external_system, null],
          external_id: [record.external_id, null],
        }),
      },
    })),
  );
}

async function updateSurvivor<Merged extends Mergeable>(
  tx: Db,
  actor: Actor,
  survivor: Merged,
  others: Merged[],
  input: MergeInput,
  { type, fields, write }: MergeShape<Merged>,
) {
  const all = [survivor, ...others];
  const chosen = Object.entries(input.fields).map(([field, id]) => [
    field,
    all.find((record) => hasId(record, id))?.id,
  ]);
  const merged = mergedValues(survivor, others, fields, Object.fromEntries(chosen));
  const values = differing(survivor, merged) as Partial<Merged>;
  await write(tx, actor.organizationId, survivor.id, values);
  const changes = {
    ...fieldChanges(values, survivor),
    merged_from: [null, others.map(({ public_id }) => public_id)] as [null, string[]],
  };
  await appendChanges(tx, actor, [
    {
      record_type: type,
      record_id: survivor.id,
      public_id: survivor.public_id,
      action: "update",
      changes,
    },
  ]);
}

/** Returns the first of the others that has an external id, if the survivor has none. */
function externalIdDonor<Merged extends Mergeable>(
  survivor: Merged,
  others: Merged[],
): Merged | undefined {
  return survivor.external_id === null
    ? others.find(({ external_id }) => external_id !== null)
    : undefined;
}
