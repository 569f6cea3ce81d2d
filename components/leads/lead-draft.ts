import type { LeadChange, LeadInput } from "@/lib/client/leads";
import type { LeadRecord, LeadStatus } from "@/lib/domain/leads/schema";

/** A lead as its form holds it: texts as typed, empty for nothing. */
export type LeadDraft = {
  name: string;
  email: string;
  phone: string;
  company: string;
  source: string;
  status: LeadStatus;
  description: string;
  owner_user_id: string;
};

const CLEARABLE = ["email", "phone", "company", "source", "description"] as const;

/** What the form shows for a record; for a new lead, what it begins with. */
export function leadDraftOf(lead: LeadRecord | null, ownerId: string): LeadDraft {
  return {
    name: lead?.name ?? "",
    email: lead?.email ?? "",
    phone: lead?.phone ?? "",
    company: lead?.company ?? "",
    source: lead?.source ?? "",
    status: lead?.status ?? "new",
    description: lead?.description ?? "",
    owner_user_id: lead ? (lead.owner_user_id ?? "") : ownerId,
  };
}

/** The body that creates what was typed; no owner is said out loud. */
export function leadInputOf(draft: LeadDraft): LeadInput {
  return { ...draft, owner_user_id: draft.owner_user_id || null };
}

/** The change that turns the record into what was typed; only what differs is sent, emptied fields as null. */
export function leadChangeOf(draft: LeadDraft, lead: LeadRecord): LeadChange {
  const before = leadDraftOf(lead, "");
  const change: LeadChange = {};
  if (draft.name.trim() !== before.name) change.name = draft.name;
  if (draft.status !== before.status) change.status = draft.status;
  if (draft.owner_user_id !== before.owner_user_id)
    change.owner_user_id = draft.owner_user_id || null;
  for (const field of CLEARABLE) {
    if (draft[field] !== before[field])
      change[field] = draft[field].trim() === "" ? null : draft[field];
  }
  return change;
}
