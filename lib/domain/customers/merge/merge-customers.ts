import { type Db, transaction } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import type { CustomerType, MergeInput, MergeOutcome } from "@/lib/domain/customers/schema";
import { DomainError, type FieldIssue, invalid } from "@/lib/domain/errors";
import { distinctTags } from "@/lib/domain/fields";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { type Mergeable, mergedValues } from "./rules";
import { countLinks, LINKS } from "./sql/links";
import { deleteMerged, lockStages, moveLinks } from "./sql/merge";

/** How one kind of customer is merged. */
export type MergeShape<Merged extends Mergeable> = {
  type: CustomerType;
  plural: "accounts" | "contacts";
  fields: readonly (keyof Merged & string)[];
  /** Returns the live record with this id. Throws `not_found`. */
  read(tx: Db, organizationId: string, id: string): Promise<Merged>;
  /** Returns the live ones of these records, locked in id order. */
  lock(tx: Db, organizationId: string, ids: string[]): Promise<Merged[]>;
  /** Writes the values to the survivor. Throws `WriteConflict` when a record that they link to no longer exists. */
  write(tx: Db, organizationId: string, id: string, values: Partial<Merged>): Promise<unknown>;
};

/**
 * Merges customers into the survivor `id` in one transaction: writes the values to keep, moves every
 * link of the others to the survivor and soft-deletes the others. `isDryRun` writes nothing. Throws
 * `not_found`, `invalid`, and `stale` with the current records when one of them no longer
 * has its version of `lock_versions`.
 */
export async function mergeCustomers<Merged extends Mergeable>(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: MergeInput,
  isDryRun: boolean,
  shape: MergeShape<Merged>,
): Promise<{ record: Merged } & MergeOutcome> {
  return retryOnConflict(() =>
    transaction(actor, (tx) => mergeWithin(tx, actor, id, input, isDryRun, shape)),
  );
}

async function mergeWithin<Merged extends Mergeable>(
  tx: Db,
  actor: Actor,
  id: string,
  input: MergeInput,
  isDryRun: boolean,
  shape: MergeShape<Merged>,
): Promise<{ record: Merged } & MergeOutcome> {
  const { organizationId } = actor;
  const { id: survivorId } = await shape.read(tx, organizationId, id);
  const locked = await shape.lock(tx, organizationId, [survivorId, ...input.ids]);
  const survivor =
    locked.find((record) => record.id === survivorId) ?? (await shape.read(tx, organizationId, id));
  const others = othersOf(survivor, locked, input, shape);
  assertVersion([survivor, ...others], input, shape);
  const ids = others.map((record) => record.id);
  const moved = await countLinks(tx, organizationId, shape.type, ids);
  if (isDryRun) return { record: survivor, merged_ids: ids, moved };
  await deleteOthers(tx, actor, survivor, others, shape);
  await updateSurvivor(tx, actor, survivor, others, input, shape);
  await lockStages(tx, organizationId, shape.type, ids);
  for (const link of LINKS[shape.type]) await moveLinks(tx, actor, link, ids, survivorId);
  return { record: await shape.read(tx, organizationId, survivorId), merged_ids: ids, moved };
}

/** Returns the records to delete, in the input's order. Throws `invalid`, listing every id that cannot be merged. */
function othersOf<Merged extends Mergeable>(
  survivor: Merged,
  locked: Merged[],
  { ids, fields }: MergeInput,
  { type, fields: known }: MergeShape<Merged>,
): Merged[] {
  const issues: FieldIssue[] = [];
  const others: Merged[] = [];
  for (const [index, id] of ids.entries()) {
    const record = locked.find((each) => hasId(each, id));
    const reject = (message: string) => issues.push({ field: `ids[${index}]`, message });
    if (!record)
      reject(`must be ${type === "account" ? "an account" : "a contact"} of your organization`);
    else if (record.id === survivor.id)
      reject("must not be the record that the others are merged into");
    else if (others.includes(record)) reject("must not be named twice");
    else others.push(record);
  }
  for (const [field, id] of Object.entries(fields)) {
    if (!known.some((name) => name === field)) continue;
    if (![survivor, ...others].some((record) => hasId(record, id)))
      issues.push({
        field: `fields.${field}`,
        message: "must be one of the records that are merged",
      });
  }
  if (distinctTags([survivor, ...others].flatMap(({ tags }) => tags)).length > MAX_TAGS)
    issues.push({
      field: "tags",
      message: `must be at most ${MAX_TAGS} together; remove some first`,
    });
  if (issues.length > 0) throw invalid(...issues);
  return others;
}

const MAX_TAGS = 50;

function assertVersion<Merged extends Mergeable>(
  records: Merged[],
  { lock_versions }: MergeInput,
  { type, plural }: MergeShape<Merged>,
) {
  const versions = Object.entries(lock_versions);
  const known = records.map((record) => versions.find(([id]) => hasId(record, id))?.[1]);
  if (known.includes(undefined))
    throw invalid({
      field: "lock_versions",
      message: "must name the version of every record that is merged",
    });
  const changed = records.filter((record, index) => record.lock_version !== known[index]);
  if (changed.length === 0) return;
  const names = changed.map(({ name }) => name).join(", ");
  throw new DomainError("stale", `${names} was changed since you looked; look at the merge again`, {
    current: { [type]: records[0], [plural]: records },
  });
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

function hasId({ id, public_id }: Mergeable, uuidOrPublicId: string): boolean {
  return id === uuidOrPublicId.toLowerCase() || public_id === uuidOrPublicId;
}
