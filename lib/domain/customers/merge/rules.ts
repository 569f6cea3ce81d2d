/** What takes part in a merge: an account or a contact. */
export type Mergeable = {
  id: string;
  public_id: string;
  name: string;
  tags: string[];
  external_system: string | null;
  external_id: string | null;
  lock_version: number;
};

/** The fields of an account of which one value stays. Tags unite, and the external id comes along where there is none. */
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

/** The same of a contact. */
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
 * What the record that stays holds after a merge, `chosen` saying for a field which record's value: by default its own,
 * and where it has none that of the first other that has one. Tags are those of all; its external id too comes from the
 * first that has one, unless it has its own.
 */
export function mergedValues<Merged extends Mergeable, Field extends keyof Merged & string>(
  survivor: Merged,
  others: readonly Merged[],
  fields: readonly Field[],
  chosen: Readonly<Partial<Record<string, string>>>,
): Pick<Merged, Field> & Pick<Mergeable, "tags" | "external_system" | "external_id"> {
  const all = [survivor, ...others];
  const known = all.find(({ external_id }) => external_id !== null) ?? survivor;
  const values = fields.map((field) => {
    const from =
      all.find(({ id }) => id === chosen[field]) ??
      all.find((record) => record[field] !== null) ??
      survivor;
    return [field, from[field]];
  });
  return {
    ...(Object.fromEntries(values) as Pick<Merged, Field>),
    tags: [...new Set(all.flatMap(({ tags }) => tags))],
    external_system: known.external_system,
    external_id: known.external_id,
  };
}

/** The fields in which the records do not all hold the same. */
export function differingFields<Merged extends Mergeable, Field extends keyof Merged & string>(
  records: readonly Merged[],
  fields: readonly Field[],
): Field[] {
  return fields.filter(
    (field) => new Set(records.map((record) => JSON.stringify(record[field]))).size > 1,
  );
}
