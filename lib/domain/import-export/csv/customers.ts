import { randomUUID } from "node:crypto";
import { isPublicId, newPublicId, PUBLIC_ID_PREFIXES } from "@/lib/domain/ids/public-id";
import { RECORD_TYPES } from "@/lib/domain/import-export/bundle/schema";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import type { Planned } from "@/lib/domain/import-export/plan-records";
import type { RowLocation } from "@/lib/domain/import-export/report";
import type { Values } from "@/lib/domain/import-export/table";
import { ACCOUNTS, CONTACTS } from "@/lib/domain/import-export/tables";
import { keyOf, readCustomers } from "./sql/customers";

/** How a row names an account or contact. Among namesakes those of the account `accountId` take precedence. */
export type CustomerName = {
  publicId?: string | null;
  name?: string | null;
  accountId?: string | null;
};

type Candidate = { id: string; name: string; accountId: string | null; isNew: boolean };

/** Finds or creates the accounts or contacts that rows name. */
type Customers = {
  /** Reads the records that the names may refer to, unless they are known. */
  load(names: CustomerName[]): Promise<void>;
  /** The UUID of the record that a row names; null if it names none, or was rejected. */
  find(place: RowLocation, name: CustomerName): string | null;
  /** The records created since the last call. */
  takeNew(): Planned[];
};

const KINDS = {
  accounts: {
    table: ACCOUNTS,
    field: "account",
    one: "an account",
  },
  contacts: {
    table: CONTACTS,
    field: "contact",
    one: "a contact",
  },
} as const;

/**
 * Resolves the accounts or contacts that a file names: by public id, deleted ones included; else by
 * name, if exactly one live record has it; else by the name of records merged into one live record; else a new record, with the given public id if there is
 * one, or an error.
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
  const mergedByName = new Map<string, string[]>();
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
      for (const row of await readCustomers(context, section, publicIds, texts)) {
        byPublicId.set(row.public_id, row.id);
        const key = keyOf(row.name);
        if (!keys.has(key)) continue;
        if (row.is_merged) mergedByName.set(key, [...(mergedByName.get(key) ?? []), row.id]);
        if (!row.is_live) continue;
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
      const reject = (field: string, message: string) => {
        context.report.reject(place, field, message);
        return null;
      };
      if (publicId && !isPublicId(type, publicId)) {
        return reject(
          idField,
          `must be ${PUBLIC_ID_PREFIXES[type]} and 1 to 64 of letters, digits, _ and -`,
        );
      }
      if (!name) return reject(idField, `must be the public id of ${one} here`);
      // A record that the file created under another id, or none, is a different one.
      const namesakes = (byName.get(keyOf(name)) ?? []).filter(({ isNew }) => !(isNew && publicId));
      const [found, ...others] = narrowed(namesakes, name, accountId);
      if (others.length > 0)
        return reject(
          field,
          `is the name of ${others.length + 1} ${section}; say which by public id`,
        );
      if (found) return found.id;
      const [survivor, ...more] = new Set(mergedByName.get(keyOf(name)));
      if (survivor && more.length === 0 && !publicId) return survivor;
      if (!mayCreate) return reject(field, `is not ${one} here`);
      if (name.length > MAX_NAME) return reject(field, `must be at most ${MAX_NAME} characters`);
      return create(place, { publicId, name, accountId });
    },

    takeNew: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}

const MAX_NAME = 200;

/** The namesakes of exactly that name if any, and of these the ones of the account if any. */
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
