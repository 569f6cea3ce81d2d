import { Prisma } from "@/lib/db/client";
import { foldText } from "@/lib/domain/fold-text";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import { survivorIdSql } from "@/lib/domain/import-export/sql/survivor";
import { nameKey } from "@/lib/domain/sql/folded";
import { trimmed } from "@/lib/domain/trimmed";

/** An account or contact that rows may name. */
export type Customer = {
  id: string;
  public_id: string;
  name: string;
  account_id: string | null;
  is_live: boolean;
  /** Whether it was merged into a live record, whose id this is. */
  is_merged: boolean;
};

const ACCOUNT_ID = {
  accounts: Prisma.sql`NULL::uuid`,
  contacts: Prisma.sql`t.account_id`,
} as const;

const SURVIVOR_ACCOUNT_ID = {
  accounts: Prisma.sql`NULL::uuid`,
  contacts: Prisma.sql`s.account_id`,
} as const;

/**
 * The records with these public ids, deleted ones included, and the live and merged ones with these names, in
 * no order. A merged one has the id of its survivor.
 */
export function readCustomers(
  { tx, actor }: ImportContext,
  section: keyof typeof ACCOUNT_ID,
  publicIds: string[],
  names: string[],
): Promise<Customer[]> {
  return tx.$queryRaw<Customer[]>`
    SELECT t.id, t.public_id, t.name, ${ACCOUNT_ID[section]} AS account_id, t.deleted_at IS NULL AS is_live, false AS is_merged
    FROM ${Prisma.raw(section)} t WHERE t.organization_id = ${actor.organizationId}::uuid AND t.merged_into_id IS NULL
      AND (t.public_id = ANY(${publicIds}::text[]) OR (t.deleted_at IS NULL
        AND (t.name = ANY(${names}::text[]) OR ${nameKey("t")} = ANY(${names.map(keyOf)}::text[]))))
    UNION ALL SELECT s.id, m.public_id, m.name, ${SURVIVOR_ACCOUNT_ID[section]}, false, s.deleted_at IS NULL
    FROM (SELECT ${survivorIdSql(section)} AS survivor_id, t.public_id, t.name FROM ${Prisma.raw(section)} t
      WHERE t.organization_id = ${actor.organizationId}::uuid AND t.merged_into_id IS NOT NULL
        AND (t.public_id = ANY(${publicIds}::text[]) OR ${nameKey("t")} = ANY(${names.map(keyOf)}::text[]))) m
    JOIN ${Prisma.raw(section)} s ON s.organization_id = ${actor.organizationId}::uuid AND s.id = m.survivor_id`;
}

/** The form in which names are compared: without case, accents and outer spaces. */
export function keyOf(name: string): string {
  return foldText(trimmed(name));
}
