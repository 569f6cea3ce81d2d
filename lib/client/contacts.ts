import type { z } from "zod";
import type {
  ContactRecord,
  ContactSummary,
  CreateContact,
  UpdateContact,
} from "@/lib/domain/customers/contacts/schema";
import type {
  DuplicateGroup,
  LinkCounts,
  LinkedOpportunities,
  MergeInput,
  MergeOutcome,
} from "@/lib/domain/customers/schema";
import { crmRequest } from "./crm-request";

// Contacts over the CRM API (api.md 3.5). An id is a UUID or a public id. Everything here throws `ApiError`.

/** A contact as a form offers it. */
export type ContactChoice = {
  id: string;
  public_id: string;
  name: string;
  email: string | null;
  account_id: string | null;
};

export type ContactPage = { contacts: ContactSummary[]; next_cursor: string | null };

/** Up to 20 contacts whose name, e-mail address, account or id contains the text. */
export async function searchContacts(q: string, signal?: AbortSignal): Promise<ContactChoice[]> {
  const answer = await crmRequest<{ contacts: ContactChoice[] }>("GET", "/contacts", {
    query: { q, limit: 20 },
    signal,
  });
  return answer.contacts;
}

/** One page of the table. */
export function listContactPage(
  query: { q?: string; sort?: string; cursor?: string },
  signal?: AbortSignal,
): Promise<ContactPage> {
  return crmRequest("GET", "/contacts", {
    query: { ...query, include: "summary", limit: 50 },
    signal,
  });
}

export async function findContact(id: string, signal?: AbortSignal): Promise<ContactSummary> {
  const query = { include: "summary" };
  return (await crmRequest<{ contact: ContactSummary }>("GET", path(id), { query, signal }))
    .contact;
}

export async function createContact(
  contact: z.input<typeof CreateContact>,
): Promise<ContactRecord> {
  return unwrap(await crmRequest("POST", "/contacts", { body: { contact } }));
}

/** Changes the named fields; a record that is newer than `ifMatch` throws `stale`, 412. */
export async function updateContact(
  id: string,
  change: z.input<typeof UpdateContact>,
  ifMatch: number,
): Promise<ContactRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: { contact: change }, ifMatch }));
}

export function deleteContact(id: string): Promise<void> {
  return crmRequest("DELETE", path(id));
}

export async function restoreContact(id: string): Promise<ContactRecord> {
  return unwrap(await crmRequest("POST", `${path(id)}/restore`));
}

/** How much deleting it would detach. */
export async function findContactLinks(id: string, signal?: AbortSignal): Promise<LinkCounts> {
  return (await crmRequest<{ links: LinkCounts }>("GET", `${path(id)}/links`, { signal })).links;
}

/** One page of its opportunities, with the totals of all. */
export function listContactOpportunities(
  id: string,
  cursor?: string,
  signal?: AbortSignal,
): Promise<LinkedOpportunities> {
  return crmRequest("GET", `${path(id)}/opportunities`, { query: { cursor, limit: 25 }, signal });
}

/** Merges contacts into the one with this id; `isDryRun` only says what would move. */
export function mergeContacts(
  id: string,
  merge: MergeInput,
  isDryRun: boolean,
  signal?: AbortSignal,
): Promise<{ contact: ContactRecord } & MergeOutcome> {
  return crmRequest("POST", `${path(id)}/merge`, {
    query: { dry_run: isDryRun || null },
    body: merge,
    signal,
  });
}

export async function findContactDuplicates(signal?: AbortSignal): Promise<DuplicateGroup[]> {
  return (
    await crmRequest<{ duplicates: DuplicateGroup[] }>("GET", "/contacts/duplicates", { signal })
  ).duplicates;
}

function unwrap({ contact }: { contact: ContactRecord }): ContactRecord {
  return contact;
}

function path(id: string): string {
  return `/contacts/${encodeURIComponent(id)}`;
}
