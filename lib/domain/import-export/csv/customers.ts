import { randomUUID } from "node:crypto";
import { Prisma } from "@/lib/db/client";
import { isPublicId, newPublicId, PUBLIC_ID_PREFIXES } from "@/lib/domain/ids/public-id";
import { RECORD_TYPES } from "@/lib/domain/import-export/bundle/schema";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import type { Planned } from "@/lib/domain/import-export/plan-records";
import type { RowLocation } from "@/lib/domain/import-export/report";
import type { Values } from "@/lib/domain/import-export/table";
import { ACCOUNTS, CONTACTS } from "@/lib/domain/import-export/tables";

/** How a row names an account or contact; of namesakes those of the account `accountId` come first. */
export type CustomerName = {
  publicId?: string | null;
  name?: string | null;
  accountId?: string | null;
};

type Candidate = { id: string; name: string; accountId: string | null; isNew: boolean };

/** Finds, or makes, the accounts or contacts that rows name. */
export type Customers = {
  /** Reads those that the names mean, unless they are known. */
  load(names: CustomerName[]): Promise<void>;
  /** Whom a row means; null for nobody, or after a refusal. */
  find(place: RowLocation, name: CustomerName): string | null;
  /** Those that were made since the last call. */
  takeNew(): Planned[];
};

const KINDS = {
  accounts: {
    table: ACCOUNTS,
    field: "account",
    one: "an account",
    accountId: Prisma.sql`NULL::uuid`,
  },
  contacts: {
    table: CONTACTS,
    field: "contact",
    one: "a contact",
    accountId: Prisma.sql`t.account_id`,
  },
} as const;

/**
 * The accounts or contacts of the organization as a file names them: by public id, deleted ones too; else by name, where
 * exactly one live record has it; else a new one, under the given public id if there is one, or a refusal.
 */
export function customersOf(
  context: ImportContext,
  section: keyof typeof KINDS,
  mayCreate: boolean,
): Customers {
  const { table, field, one } = KINDS[section];
  const type = RECORD_TYPES[section];
  const idField = `${field}_public_id`;
  const byPublicId = new Map<string, string>();
  const byName = new Map<string, Candidate[]>();
  let fresh: Planned[] = [];

  const create = (
    place: RowLocation,
    { publicId, name, accountId }: CustomerName & { name: string },
  ): string => {
    const id = randomUUID();
    const public_id = publicId ?? newPublicId(type);
    const link: Values = section === "contacts" ? { account_id: accountId ?? null } : {};
    fresh.push({
      place,
      id,
      public_id,
      before: null,
      after: { ...table.defaults, ...link, name, created_at: context.now },
    });
    byPublicId.set(public_id, id);
    byName.get(keyOf(name))?.push({ id, name, accountId: accountId ?? null, isNew: true });
    return id;
  };

  return {
    load: async (names) => {
      const publicIds = [...new Set(names.flatMap(({ publicId }) => publicId ?? []))].filter(
        (id) => !byPublicId.has(id),
      );
      const texts = [...new Set(names.flatMap(({ name }) => name?.trim() || []))].filter(
        (name) => !byName.has(keyOf(name)),
      );
      if (publicIds.length + texts.length === 0) return;
      const keys = new Set(texts.map(keyOf));
      for (const row of await read(context, section, publicIds, texts)) {
        byPublicId.set(row.public_id, row.id);
        const key = keyOf(row.name);
        if (!row.is_live || !keys.has(key)) continue;
        const candidate = { id: row.id, name: row.name, accountId: row.account_id, isNew: false };
        byName.set(key, [...(byName.get(key) ?? []), candidate]);
      }
      for (const key of keys) if (!byName.has(key)) byName.set(key, []);
    },

    find: (place, { publicId, name: sent, accountId }) => {
      const name = sent?.trim() || null;
      if (!publicId && !name) return null;
      const known = byPublicId.get(publicId ?? "");
      if (known) return known;
      const refuse = (field: string, message: string) => {
        context.report.refuse(place, field, message);
        return null;
      };
      if (publicId && !isPublicId(type, publicId)) {
        return refuse(
          idField,
          `must be ${PUBLIC_ID_PREFIXES[type]} and 1 to 64 of letters, digits, _ and -`,
        );
      }
      if (!name) return refuse(idField, `must be the public id of ${one} here`);
      // A new one of the file that came without the row's id is somebody else.
      const namesakes = (byName.get(keyOf(name)) ?? []).filter(({ isNew }) => !(isNew && publicId));
      const [found, ...others] = narrowed(namesakes, name, accountId);
      if (others.length > 0)
        return refuse(
          field,
          `is the name of ${others.length + 1} ${section}; say which by public id`,
        );
      if (found) return found.id;
      if (!mayCreate) return refuse(field, `is not ${one} here`);
      if (name.length > LONGEST_NAME)
        return refuse(field, `must be at most ${LONGEST_NAME} characters`);
      return create(place, { publicId, name, accountId });
    },

    takeNew: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}

const LONGEST_NAME = 200;

/** Those of exactly that name, of these those of the account, while there are any. */
function narrowed(
  namesakes: Candidate[],
  name: string,
  accountId: string | null | undefined,
): Candidate[] {
  const exact = namesakes.filter((candidate) => candidate.name === name);
  const named = exact.length > 0 ? exact : namesakes;
  const ofAccount = accountId ? named.filter((candidate) => candidate.accountId === accountId) : [];
  return ofAccount.length > 0 ? ofAccount : named;
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

type Row = {
  id: string;
  public_id: string;
  name: string;
  account_id: string | null;
  is_live: boolean;
};

function read(
  { tx, actor }: ImportContext,
  section: keyof typeof KINDS,
  publicIds: string[],
  names: string[],
) {
  return tx.$queryRaw<Row[]>`
    SELECT t.id, t.public_id, t.name, ${KINDS[section].accountId} AS account_id, t.deleted_at IS NULL AS is_live
    FROM ${Prisma.raw(section)} t WHERE t.organization_id = ${actor.organizationId}::uuid
      AND (t.public_id = ANY(${publicIds}::text[]) OR (t.deleted_at IS NULL
        AND (t.name = ANY(${names}::text[]) OR lower(t.name) = ANY(${names.map(keyOf)}::text[]))))`;
}
