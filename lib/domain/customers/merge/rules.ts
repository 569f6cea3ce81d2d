import { distinctTags } from "@/lib/domain/fields";

/** The part of an account or a contact that a merge reads. */
export type Mergeable = {
  id: string;
  public_id: string;
  name: string;
  tags: string[];
  external_system: string | null;
  external_id: string | null;
  lock_version: number;
};

/** The fields of an account for which a merge keeps one record's value. Tags are united; see `mergedValues` for the external id. */
export const ACCOUNT_MERGE_FIELDS = [
  "name",
  "domain",
  "industry",
  "phone",
  "country",
  "city",
  "annual_revenue",
  "employees",
  "owner_user_id",
  "description",
] as const;

/** The fields of a contact for which a merge keeps one record's value. */
export const CONTACT_MERGE_FIELDS = [
  "name",
  "email",
  "phone",
  "title",
  "contact_type",
  "account_id",
  "owner_user_id",
  "description",
] as const;

/**
 * Returns the survivor's values after a merge. `chosen` gives for a field the id of the record whose
 * value stays; by default that is the survivor, or the first of the others if the survivor has no value.
 * Tags are those of all records. The external id is the survivor's, or the first one that another has.
 */
export function mergedValues<Merged extends Mergeable, Field extends keyof Merged & string>(
  survivor: Merged,
  others: readonly Merged[],
  fields: readonly Field[],
  chosen: Readonly<Partial<Record<string, string>>>,
): Pick<Merged, Field> & Pick<Mergeable, "tags" | "external_system" | "external_id"> {
  const all = [survivor, ...others];
  const identified = all.find(({ external_id }) => external_id !== null) ?? survivor;
  const values = fields.map((field) => {
    const from =
      all.find(({ id }) => id === chosen[field]) ??
      all.find((record) => record[field] !== null) ??
      survivor;
    return [field, from[field]];
  });
  return {
    ...(Object.fromEntries(values) as Pick<Merged, Field>),
    tags: distinctTags(all.flatMap(({ tags }) => tags)),
    external_system: identified.external_system,
    external_id: identified.external_id,
  };
}

/** Returns the fields in which the records differ. */
export function differingFields<Merged extends Mergeable, Field extends keyof Merged & string>(
  records: readonly Merged[],
  fields: readonly Field[],
): Field[] {
  return fields.filter(
    (field) => new Set(records.map((record) => JSON.stringify(record[field]))).size > 1,
  );
}
