import type { Db } from "@/lib/db/client";
import { type Bundle, type BundleRow, publicIdOf } from "./bundle/read-rows";
import type { Section } from "./bundle/schema";
import type { RowReport } from "./report";
import { readIds } from "./sql/read-ids";

const NAMES = {
  accounts: "an account",
  contacts: "a contact",
  opportunities: "an opportunity",
} as const;
const LINKABLE = ["accounts", "contacts", "opportunities"] as const;
type Linkable = (typeof LINKABLE)[number];

type Link = "account_public_id" | "contact_public_id" | "opportunity_public_id";
type Field = Link | `converted_${Link}` | "merged_into_public_id";
type Entry = BundleRow<{ [field in Field]?: string | null }>;

/** Resolves the public ids in rows that refer to other records. */
export type Links = {
  /** Records the UUID of a record of the bundle, existing or to be created. */
  add(section: Section, publicId: string, id: string): void;
  /** Reads the organization's records that the rows name in this field, deleted ones included, unless they are known. */
  load(section: Linkable, entries: Entry[], field: Field): Promise<void>;
  /**
   * The UUID that a row names; null for none, undefined if the field is absent. Reports an id that is
   * neither in the bundle nor in the organization.
   */
  find(section: Linkable, entry: Entry, field: Field): string | null | undefined;
};

/** Links of one import, which knows no record at first. */
export function newLinks(tx: Db, organizationId: string, bundle: Bundle, report: RowReport): Links {
  const known = new Map<string, string>();
  const keyOf = (section: Section, publicId: string) => `${section}/${publicId}`;
  // A row that names an invalid row is not reported as well.
  const inBundle = new Set<string>();
  for (const section of LINKABLE) {
    const rows: unknown = bundle[section];
    for (const row of Array.isArray(rows) ? rows : [])
      inBundle.add(keyOf(section, publicIdOf(row) ?? ""));
  }
  return {
    add: (section, publicId, id) => {
      known.set(keyOf(section, publicId), id);
    },
    load: async (section, entries, field) => {
      const named = new Set(entries.flatMap(({ row }) => row[field] ?? []));
      const unknown = [...named].filter((publicId) => !known.has(keyOf(section, publicId)));
      if (unknown.length === 0) return;
      const rows = await readIds(tx, organizationId, section, unknown);
      for (const row of rows) known.set(keyOf(section, row.public_id), row.id);
    },
    find: (section, { place, row }, field) => {
      const publicId = row[field];
      if (publicId === null || publicId === undefined) return publicId;
      const id = known.get(keyOf(section, publicId));
      if (id === undefined && !inBundle.has(keyOf(section, publicId))) {
        report.reject(
          place,
          field,
          `must be the public id of ${NAMES[section]} of the bundle or the organization`,
        );
      }
      return id ?? null;
    },
  };
}
