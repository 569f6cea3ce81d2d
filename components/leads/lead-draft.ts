import { changeBetween, type FieldOf } from "@/components/forms/record-draft";
import type { LeadChange, LeadInput } from "@/lib/client/leads";
import type { LeadRecord, LeadStatus } from "@/lib/domain/leads/schema";

/** The form state of a lead: texts as typed, "" for an empty field. */
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

/** Returns what the form shows for a lead, or what a new one starts with. */
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

/**
 * Returns the request body for a new lead. Without an owner it says null: the default is the
 * creator.
 */
export function leadInputOf(draft: LeadDraft): LeadInput {
  return { ...draft, owner_user_id: draft.owner_user_id || null };
}

/** Returns the change that turns `lead` into `draft`: only what differs, emptied fields as null. */
export function leadChangeOf(draft: LeadDraft, lead: LeadRecord): LeadChange {
  return changeBetween(draft, leadDraftOf(lead, ""), wireOf);
}

function wireOf(field: FieldOf<LeadDraft>, draft: LeadDraft): LeadChange {
  const isRequired = field === "name" || field === "status";
  return { [field]: isRequired || draft[field].trim() !== "" ? draft[field] : null };
}
