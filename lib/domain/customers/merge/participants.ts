import type { MergeInput } from "@/lib/domain/customers/schema";
import { DomainError, type FieldIssue, invalid } from "@/lib/domain/errors";
import { distinctTags } from "@/lib/domain/fields";
import { type IfMatch, isStale } from "@/lib/domain/if-match";
import type { MergeShape } from "./merge-shape";
import type { Mergeable } from "./rules";

/** Returns the records to delete, in the input's order. Throws `invalid`, listing every id that cannot be merged. */
export function othersOf<Merged extends Mergeable>(
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

/**
 * Throws `stale` unless every record has its version of `lock_versions`, and the first one of `ifMatch`;
 * `invalid` if one is not named.
 */
export function assertVersions<Merged extends Mergeable>(
  records: Merged[],
  { lock_versions }: MergeInput,
  { type, plural }: MergeShape<Merged>,
  ifMatch: IfMatch | undefined,
) {
  const versions = Object.entries(lock_versions);
  const known = records.map((record) => versions.find(([id]) => hasId(record, id))?.[1]);
  if (known.includes(undefined))
    throw invalid({
      field: "lock_versions",
      message: "must name the version of every record that is merged",
    });
  const changed = records.filter(
    (record, index) =>
      record.lock_version !== known[index] ||
      (index === 0 && isStale(ifMatch, record.lock_version)),
  );
  if (changed.length === 0) return;
  const names = changed.map(({ name }) => name).join(", ");
  throw new DomainError("stale", `${names} was changed since you looked; look at the merge again`, {
    current: { [type]: records[0], [plural]: records },
  });
}

/** Whether this is the UUID or the public id of the record. */
export function hasId({ id, public_id }: Mergeable, uuidOrPublicId: string): boolean {
  return id === uuidOrPublicId.toLowerCase() || public_id === uuidOrPublicId;
}
