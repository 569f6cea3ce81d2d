import type { ImportContext } from "@/lib/domain/import-export/import-context";
import { namedOwner } from "@/lib/domain/import-export/owners";
import { type Planned, planRecords, type Sent } from "@/lib/domain/import-export/plan-records";
import type { Values } from "@/lib/domain/import-export/table";
import { ACCOUNTS, ACTIVITIES, CONTACTS, LEADS } from "@/lib/domain/import-export/tables";
import { mergedInto, survivorsFirst } from "./merged-rows";
import { type Bundle, type BundleRow, readRows } from "./read-rows";
import { AccountRow, ActivityRow, ContactRow, LeadRow } from "./schema";

/** The accounts to write. */
export async function planAccounts(context: ImportContext, bundle: Bundle): Promise<Planned[]> {
  const rows = await readRows(bundle, "accounts", AccountRow, context.report);
  const entries = survivorsFirst(context.report, rows);
  await context.links.load("accounts", entries, "merged_into_public_id");
  return planRecords(context, "accounts", ACCOUNTS, entries, (entry, before) => ({
    ...ownership(context, entry, before),
    merged_into_id: mergedInto(context, "accounts", entry),
  }));
}

/** The contacts to write; to be called after the accounts are planned. */
export async function planContacts(context: ImportContext, bundle: Bundle): Promise<Planned[]> {
  const { links } = context;
  const rows = await readRows(bundle, "contacts", ContactRow, context.report);
  const entries = survivorsFirst(context.report, rows);
  await links.load("accounts", entries, "account_public_id");
  await links.load("contacts", entries, "merged_into_public_id");
  return planRecords(context, "contacts", CONTACTS, entries, (entry, before) => ({
    ...ownership(context, entry, before),
    account_id: links.find("accounts", entry, "account_public_id"),
    merged_into_id: mergedInto(context, "contacts", entry),
  }));
}

/** The leads to write; to be called after the records that they may have been converted to are planned. */
export async function planLeads(context: ImportContext, bundle: Bundle): Promise<Planned[]> {
  const { links } = context;
  const entries = await readRows(bundle, "leads", LeadRow, context.report);
  await links.load("opportunities", entries, "converted_opportunity_public_id");
  await links.load("contacts", entries, "converted_contact_public_id");
  await links.load("accounts", entries, "converted_account_public_id");
  return planRecords(context, "leads", LEADS, entries, (entry, before) => ({
    ...ownership(context, entry, before),
    converted_opportunity_id: links.find("opportunities", entry, "converted_opportunity_public_id"),
    converted_contact_id: links.find("contacts", entry, "converted_contact_public_id"),
    converted_account_id: links.find("accounts", entry, "converted_account_public_id"),
  }));
}

/** The activities to write; to be called after the records that they may name are planned. */
export async function planActivities(context: ImportContext, bundle: Bundle): Promise<Planned[]> {
  const { links } = context;
  const entries = await readRows(bundle, "activities", ActivityRow, context.report);
  await links.load("opportunities", entries, "opportunity_public_id");
  await links.load("contacts", entries, "contact_public_id");
  await links.load("accounts", entries, "account_public_id");
  return planRecords(context, "activities", ACTIVITIES, entries, (entry, before) => ({
    ...ownership(context, entry, before),
    opportunity_id: links.find("opportunities", entry, "opportunity_public_id"),
    contact_id: links.find("contacts", entry, "contact_public_id"),
    account_id: links.find("accounts", entry, "account_public_id"),
  }));
}

type Owned = { owner_email?: string | null; owner_name?: string | null };

function ownership(
  context: ImportContext,
  { place, row }: BundleRow<Owned>,
  before: Values | null,
): Sent {
  const current = before?.owner_user_id;
  return {
    owner_user_id: namedOwner(context, place, row, typeof current === "string" ? current : null)
      ?.userId,
  };
}
