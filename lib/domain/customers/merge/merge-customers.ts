import { type Db, Prisma, transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import {
  appendChanges,
  eventBarrierSql,
  insertChangesSql,
} from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import type { CustomerType, MergeInput, MergeOutcome } from "@/lib/domain/customers/schema";
import { DomainError, type FieldIssue, invalid } from "@/lib/domain/errors";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { countLinks, LINKS, type Link } from "./links";
import { type Mergeable, mergedValues } from "./rules";

/** How one kind of record is merged. */
export type MergeShape<Merged extends Mergeable> = {
  type: CustomerType;
  plural: "accounts" | "contacts";
  fields: readonly (keyof Merged & string)[];
  /** The live one with this id. Throws `not_found`. */
  read(tx: Db, organizationId: string, id: string): Promise<Merged>;
  /** The live ones of these, locked in id order. */
  lock(tx: Db, organizationId: string, ids: string[]): Promise<Merged[]>;
  /** Writes the values on the one that stays. Throws `WriteConflict` when what they link to is gone. */
  write(tx: Db, organizationId: string, id: string, values: Partial<Merged>): Promise<unknown>;
};

/**
 * Merges records into the one `id` names, in one transaction: it takes the values that stay, every link to the others
 * leads to it, and the others are deleted, softly. With `isDryRun` nothing is written. Throws `not_found`, `invalid`,
 * `forbidden`, and `stale` with the current records when one was changed since its `lock_versions`.
 */
export async function mergeRecords<Merged extends Mergeable>(
  actor: Actor,
  id: string,
  input: MergeInput,
  isDryRun: boolean,
  shape: MergeShape<Merged>,
): Promise<{ record: Merged } & MergeOutcome> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
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
  const others = participants(survivor, locked, input, shape);
  assertVersion([survivor, ...others], input, shape);
  const ids = others.map((record) => record.id);
  const moved = await countLinks(tx, organizationId, shape.type, ids);
  if (isDryRun) return { record: survivor, merged_ids: ids, moved };
  await remove(tx, actor, survivor, others, shape);
  await take(tx, actor, survivor, others, input, shape);
  await lockStages(tx, organizationId, shape.type, ids);
  for (const link of LINKS[shape.type]) await repoint(tx, actor, link, ids, survivorId);
  return { record: await shape.read(tx, organizationId, survivorId), merged_ids: ids, moved };
}

/** The records that go, in the order they were named. Throws `invalid` naming every id that cannot take part. */
function participants<Merged extends Mergeable>(
  survivor: Merged,
  locked: Merged[],
  { ids, fields }: MergeInput,
  { type, fields: known }: MergeShape<Merged>,
): Merged[] {
  const issues: FieldIssue[] = [];
  const others: Merged[] = [];
  for (const [index, id] of ids.entries()) {
    const record = locked.find((each) => isNamed(each, id));
    const refuse = (message: string) => issues.push({ field: `ids[${index}]`, message });
    if (!record)
      refuse(`must be ${type === "account" ? "an account" : "a contact"} of your organization`);
    else if (record.id === survivor.id)
      refuse("must not be the record that the others are merged into");
    else if (others.includes(record)) refuse("must not be named twice");
    else others.push(record);
  }
  for (const [field, id] of Object.entries(fields)) {
    if (!known.some((name) => name === field)) continue;
    if (![survivor, ...others].some((record) => isNamed(record, id)))
      issues.push({
        field: `fields.${field}`,
        message: "must be one of the records that are merged",
      });
  }
  if (new Set([survivor, ...others].flatMap(({ tags }) => tags)).size > MAX_TAGS)
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
  const known = records.map((record) => versions.find(([id]) => isNamed(record, id))?.[1]);
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

/** Deletes the others. An external id that goes over to the survivor leaves them first: no two rows may hold it. */
async function remove<Merged extends Mergeable>(
  tx: Db,
  actor: Actor,
  survivor: Merged,
  others: Merged[],
  { type, plural }: MergeShape<Merged>,
) {
  const giver = externalIdDonor(survivor, others);
  const gone =
    await tx.$executeRaw`UPDATE ${Prisma.raw(plural)} SET deleted_at = now(), updated_at = now(),
      lock_version = lock_version + 1, external_system = CASE WHEN ${isGiver(giver)} THEN NULL ELSE external_system END,
      external_id = CASE WHEN ${isGiver(giver)} THEN NULL ELSE external_id END
    WHERE organization_id = ${actor.organizationId}::uuid AND deleted_at IS NULL
      AND id = ANY(${others.map(({ id }) => id)}::uuid[])`;
  if (gone !== others.length) throw new Error("A locked record was gone");
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
        ...(record === giver && {
          external_system: [record.external_system, null],
          external_id: [record.external_id, null],
        }),
      },
    })),
  );
}

async function take<Merged extends Mergeable>(
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
    all.find((record) => isNamed(record, id))?.id,
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

/** Moves and reorders hold a stage while they write its opportunities: waiting for them first, in their order, they cannot wait for us in turn. */
async function lockStages(tx: Db, organizationId: string, type: CustomerType, ids: string[]) {
  await tx.$queryRaw`SELECT id FROM stages WHERE organization_id = ${organizationId}::uuid AND id IN (
      SELECT o.stage_id FROM opportunities o
      WHERE o.organization_id = ${organizationId}::uuid AND o.${Prisma.raw(`${type}_id`)} = ANY(${ids}::uuid[]))
    ORDER BY id FOR NO KEY UPDATE`;
}

/** Leads every link to one of the others, of deleted records too, to the survivor; each record says so in its history. */
async function repoint(
  tx: Db,
  actor: Actor,
  { record_type, table, column }: Link,
  ids: string[],
  survivorId: string,
) {
  const organizationId = Prisma.sql`${actor.organizationId}::uuid`;
  const link = Prisma.raw(column);
  const events = Prisma.sql`SELECT ${record_type} AS record_type, t.id AS record_id, t.public_id, 'update' AS action,
    jsonb_build_object(${column}::text, jsonb_build_array(t.was, ${survivorId}::text)) AS changes FROM moved t`;
  await tx.$queryRaw`WITH ${eventBarrierSql(actor)}, held AS MATERIALIZED (
      SELECT t.id, t.${link} AS was FROM ${Prisma.raw(table)} t
      WHERE t.organization_id = ${organizationId} AND t.${link} = ANY(${ids}::uuid[]) ORDER BY t.id FOR NO KEY UPDATE
    ), moved AS (
      UPDATE ${Prisma.raw(table)} t SET ${link} = ${survivorId}::uuid, lock_version = t.lock_version + 1, updated_at = now()
      FROM held WHERE t.organization_id = ${organizationId} AND t.id = held.id
      RETURNING t.id, t.public_id, held.was
    ), logged AS (${insertChangesSql(actor, events)})
    SELECT count(*)::int AS count FROM moved`;
}

/** The first of the others with an external id, when the survivor has none. */
function externalIdDonor<Merged extends Mergeable>(
  survivor: Merged,
  others: Merged[],
): Merged | undefined {
  return survivor.external_id === null
    ? others.find(({ external_id }) => external_id !== null)
    : undefined;
}

function isGiver(giver: Mergeable | undefined): Prisma.Sql {
  return giver ? Prisma.sql`id = ${giver.id}::uuid` : Prisma.sql`false`;
}

function isNamed({ id, public_id }: Mergeable, name: string): boolean {
  return id === name.toLowerCase() || public_id === name;
}
