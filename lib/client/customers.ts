import type { z } from "zod";
import type {
  AccountRecord,
  AccountSummary,
  CreateAccount,
  UpdateAccount,
} from "@/lib/domain/customers/accounts/schema";
import type {
  ContactRecord,
  ContactSummary,
  CreateContact,
  UpdateContact,
} from "@/lib/domain/customers/contacts/schema";
import type {
  CustomerType,
  DuplicateGroup,
  LinkCounts,
  LinkedOpportunities,
  MergeInput,
  MergeOutcome,
} from "@/lib/domain/customers/schema";
import { crmRequest } from "./crm-request";

/** A page of a list, under the plural of its type: `{ accounts: […], next_cursor }`. */
type CustomerPage<Type extends CustomerType, Summary> = {
  [Plural in `${Type}s`]: Summary[];
} & { next_cursor: string | null };

export type AccountPage = CustomerPage<"account", AccountSummary>;
export type ContactPage = CustomerPage<"contact", ContactSummary>;

export const accounts = customerRequests<
  "account",
  AccountRecord,
  AccountSummary,
  z.input<typeof CreateAccount>,
  z.input<typeof UpdateAccount>
>("account");

export const contacts = customerRequests<
  "contact",
  ContactRecord,
  ContactSummary,
  z.input<typeof CreateContact>,
  z.input<typeof UpdateContact>
>("contact");

/**
 * The requests of the CRM API that accounts and contacts have in common (docs/api.md 3.5). An id is
 * a UUID or a public id. Each throws `ApiError`.
 */
function customerRequests<
  Type extends CustomerType,
  Saved extends object,
  Summary extends object,
  Create,
  Update,
>(type: Type) {
  type Only<Shown> = { [Name in Type]: Shown };
  const list = `/${type}s`;
  const path = (id: string) => `${list}/${encodeURIComponent(id)}`;
  return {
    /** One page of 50 of the table. */
    listPage: (
      query: { q?: string; sort?: string; cursor?: string },
      signal?: AbortSignal,
    ): Promise<CustomerPage<Type, Summary>> =>
      crmRequest("GET", list, { query: { ...query, include: "summary", limit: 50 }, signal }),

    find: async (id: string, signal?: AbortSignal): Promise<Summary> => {
      const query = { include: "summary" };
      return (await crmRequest<Only<Summary>>("GET", path(id), { query, signal }))[type];
    },

    create: async (record: Create): Promise<Saved> =>
      (await crmRequest<Only<Saved>>("POST", list, { body: { [type]: record } }))[type],

    /**
     * Changes the given fields. Throws `stale`, 412, if the record is newer than version `ifMatch`.
     */
    update: async (id: string, change: Update, ifMatch: number): Promise<Saved> => {
      const body = { [type]: change };
      return (await crmRequest<Only<Saved>>("PATCH", path(id), { body, ifMatch }))[type];
    },

    /** Deletes it. Throws `stale`, 412, if the record is newer than version `ifMatch`. */
    remove: (id: string, ifMatch: number): Promise<void> =>
      crmRequest("DELETE", path(id), { ifMatch }),

    restore: async (id: string): Promise<Saved> =>
      (await crmRequest<Only<Saved>>("POST", `${path(id)}/restore`))[type],

    /** The number of links that deleting the record would detach. */
    findLinks: async (id: string, signal?: AbortSignal): Promise<LinkCounts> =>
      (await crmRequest<{ links: LinkCounts }>("GET", `${path(id)}/links`, { signal })).links,

    /** One page of 25 of its opportunities, with the totals of all. */
    listOpportunities: (
      id: string,
      cursor?: string,
      signal?: AbortSignal,
    ): Promise<LinkedOpportunities> =>
      crmRequest("GET", `${path(id)}/opportunities`, { query: { cursor, limit: 25 }, signal }),

    /**
     * Merges records into the one with this id; with `isDryRun` it only returns what would move.
     */
    merge: (
      id: string,
      merge: MergeInput,
      isDryRun: boolean,
      signal?: AbortSignal,
    ): Promise<MergeOutcome> =>
      crmRequest("POST", `${path(id)}/merge`, {
        query: { dry_run: isDryRun || null },
        isRepeatable: isDryRun,
        body: merge,
        signal,
      }),

    findDuplicates: async (signal?: AbortSignal): Promise<DuplicateGroup[]> =>
      (await crmRequest<{ duplicates: DuplicateGroup[] }>("GET", `${list}/duplicates`, { signal }))
        .duplicates,
  };
}
