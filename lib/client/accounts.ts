import type { z } from "zod";
import type {
  AccountRecord,
  AccountSummary,
  CreateAccount,
  UpdateAccount,
} from "@/lib/domain/customers/accounts/schema";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";
import type {
  DuplicateGroup,
  LinkCounts,
  LinkedOpportunities,
  MergeInput,
  MergeOutcome,
} from "@/lib/domain/customers/schema";
import { crmRequest } from "./crm-request";

// Accounts over the CRM API (api.md 3.5). An id is a UUID or a public id. Everything here throws `ApiError`.

/** An account as a form offers it. */
export type AccountChoice = { id: string; public_id: string; name: string; domain: string | null };

export type AccountPage = { accounts: AccountSummary[]; next_cursor: string | null };

/** Up to 20 accounts whose name, domain or id contains the text. */
export async function searchAccounts(q: string, signal?: AbortSignal): Promise<AccountChoice[]> {
  const answer = await crmRequest<{ accounts: AccountChoice[] }>("GET", "/accounts", {
    query: { q, limit: 20 },
    signal,
  });
  return answer.accounts;
}

/** One page of the table. */
export function listAccountPage(
  query: { q?: string; sort?: string; cursor?: string },
  signal?: AbortSignal,
): Promise<AccountPage> {
  return crmRequest("GET", "/accounts", {
    query: { ...query, include: "summary", limit: 50 },
    signal,
  });
}

export async function findAccount(id: string, signal?: AbortSignal): Promise<AccountSummary> {
  const query = { include: "summary" };
  return (await crmRequest<{ account: AccountSummary }>("GET", path(id), { query, signal }))
    .account;
}

export async function createAccount(
  account: z.input<typeof CreateAccount>,
): Promise<AccountRecord> {
  return unwrap(await crmRequest("POST", "/accounts", { body: { account } }));
}

/** Changes the named fields; a record that is newer than `ifMatch` throws `stale`, 412. */
export async function updateAccount(
  id: string,
  change: z.input<typeof UpdateAccount>,
  ifMatch: number,
): Promise<AccountRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: { account: change }, ifMatch }));
}

export function deleteAccount(id: string): Promise<void> {
  return crmRequest("DELETE", path(id));
}

export async function restoreAccount(id: string): Promise<AccountRecord> {
  return unwrap(await crmRequest("POST", `${path(id)}/restore`));
}

/** How much deleting it would detach. */
export async function findAccountLinks(id: string, signal?: AbortSignal): Promise<LinkCounts> {
  return (await crmRequest<{ links: LinkCounts }>("GET", `${path(id)}/links`, { signal })).links;
}

/** One page of its opportunities, with the totals of all. */
export function listAccountOpportunities(
  id: string,
  cursor?: string,
  signal?: AbortSignal,
): Promise<LinkedOpportunities> {
  return crmRequest("GET", `${path(id)}/opportunities`, { query: { cursor, limit: 25 }, signal });
}

/** One page of its contacts. */
export function listAccountContacts(
  id: string,
  cursor?: string,
  signal?: AbortSignal,
): Promise<{ contacts: ContactSummary[]; next_cursor: string | null }> {
  return crmRequest("GET", "/contacts", {
    query: { account_id: id, include: "summary", cursor, limit: 25 },
    signal,
  });
}

/** Merges accounts into the one with this id; `isDryRun` only says what would move. */
export function mergeAccounts(
  id: string,
  merge: MergeInput,
  isDryRun: boolean,
  signal?: AbortSignal,
): Promise<{ account: AccountRecord } & MergeOutcome> {
  return crmRequest("POST", `${path(id)}/merge`, {
    query: { dry_run: isDryRun || null },
    body: merge,
    signal,
  });
}

export async function findAccountDuplicates(signal?: AbortSignal): Promise<DuplicateGroup[]> {
  return (
    await crmRequest<{ duplicates: DuplicateGroup[] }>("GET", "/accounts/duplicates", { signal })
  ).duplicates;
}

function unwrap({ account }: { account: AccountRecord }): AccountRecord {
  return account;
}

function path(id: string): string {
  return `/accounts/${encodeURIComponent(id)}`;
}
