import type { ActivityRecord } from "@/lib/domain/activities/schema";
import type { AccountSummary } from "@/lib/domain/customers/accounts/schema";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import type { MemberDetails } from "@/lib/domain/members/schema";
import type { OrganizationRecord } from "@/lib/domain/organizations/schema";
import type { PipelineRecord, StageRecord, StageType } from "@/lib/domain/pipelines/schema";

// Records as the CRM API returns them, for component tests; a test names what matters to it.

const CREATED = { created_at: "2026-01-05T09:00:00.000Z", updated_at: "2026-01-05T09:00:00.000Z" };
const COMMON = {
  ...CREATED,
  owner_user_id: null,
  owner_name: null,
  description: null,
  external_system: null,
  external_id: null,
  lock_version: 0,
};

export function accountRecord(account: Partial<AccountSummary> = {}): AccountSummary {
  const id = account.id ?? "account-1";
  return {
    ...COMMON,
    id,
    public_id: `acct_${id}`,
    name: "Acme",
    domain: null,
    industry: null,
    phone: null,
    country: null,
    city: null,
    annual_revenue: null,
    employees: null,
    tags: [],
    opportunities_count: 0,
    open_amounts: [],
    ...account,
  };
}

export function contactRecord(contact: Partial<ContactSummary> = {}): ContactSummary {
  const id = contact.id ?? "contact-1";
  return {
    ...COMMON,
    id,
    public_id: `cnt_${id}`,
    name: "Ada",
    email: null,
    phone: null,
    title: null,
    contact_type: "client",
    account_id: null,
    account_public_id: null,
    account_name: null,
    tags: [],
    ...contact,
  };
}

export function leadRecord(lead: Partial<LeadRecord> = {}): LeadRecord {
  const id = lead.id ?? "lead-1";
  return {
    ...COMMON,
    id,
    public_id: `lead_${id}`,
    name: "Ada",
    email: null,
    phone: null,
    company: null,
    source: null,
    status: "new",
    converted_at: null,
    converted_contact_id: null,
    converted_contact_public_id: null,
    converted_account_id: null,
    converted_account_public_id: null,
    converted_opportunity_id: null,
    converted_opportunity_public_id: null,
    ...lead,
  };
}

export function memberRecord(member: Partial<MemberDetails> = {}): MemberDetails {
  return {
    user_id: "user-1",
    name: "Ada Brandt",
    email: "ada@example.com",
    role: "REP",
    is_active: true,
    joined_at: "2026-01-05T09:00:00.000Z",
    deactivated_at: null,
    opportunities_count: 0,
    open_opportunities_count: 0,
    open_activities_count: 0,
    open_amounts: [],
    ...member,
  };
}

export function organizationRecord(
  organization: Partial<OrganizationRecord> = {},
): OrganizationRecord {
  return {
    ...CREATED,
    id: "organization-1",
    name: "Halden Instruments",
    time_zone: "America/New_York",
    currency: "USD",
    rotting_days: 20,
    lost_reasons: ["Price", "Timing"],
    lost_reason_required: false,
    lock_version: 0,
    ...organization,
  };
}

/** A shared pipeline with these stages, given as names, or as names and types. */
export function pipelineRecord(
  stages: Record<string, StageType>,
  pipeline: Partial<PipelineRecord> = {},
): PipelineRecord {
  return {
    ...CREATED,
    id: "pipeline-1",
    name: "Direct sales",
    description: null,
    is_default: false,
    is_shared: true,
    user_id: null,
    is_active: true,
    is_archived: false,
    position: 0,
    stages: Object.entries(stages).map(([name, type], index) => stageRecord(name, type, index)),
    opportunities_count: 0,
    created_by_user_id: null,
    lock_version: 0,
    ...pipeline,
  };
}

function stageRecord(name: string, stage_type: StageType, position: number): StageRecord {
  return {
    id: `stage-${name.toLowerCase()}`,
    name,
    description: null,
    position,
    stage_type,
    probability: stage_type === "open" ? null : stage_type === "won" ? 100 : 0,
    color: null,
    rotting_days: null,
    opportunities_count: 0,
  };
}

export function activityRecord(activity: Partial<ActivityRecord> = {}): ActivityRecord {
  const id = activity.id ?? "activity-1";
  const { description: _, ...common } = COMMON;
  return {
    ...common,
    id,
    public_id: `act_${id}`,
    kind: "call",
    subject: "Call them",
    body: null,
    due_at: null,
    done_at: null,
    state: "planned",
    opportunity_id: null,
    opportunity_public_id: null,
    opportunity_name: null,
    contact_id: null,
    contact_public_id: null,
    contact_name: null,
    account_id: null,
    account_public_id: null,
    account_name: null,
    ...activity,
  };
}
