import { z } from "zod";
import { ACTIVITY_KINDS, type ActivityRecord, OPEN_STATES } from "@/lib/domain/activities/schema";
import type { ApiKeyRecord } from "@/lib/domain/api-keys/schema";
import { type ChangeEventRecord, RECORD_TYPES } from "@/lib/domain/change-events/schema";
import type { AccountRecord } from "@/lib/domain/customers/accounts/schema";
import { CONTACT_TYPES, type ContactRecord } from "@/lib/domain/customers/contacts/schema";
import { LEAD_STATUSES, type LeadRecord } from "@/lib/domain/leads/schema";
import type { InvitationRecord } from "@/lib/domain/members/invitations/schema";
import type { MemberDetails } from "@/lib/domain/members/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { OrganizationRecord } from "@/lib/domain/organizations/schema";
import { ROLES, SCOPES } from "@/lib/domain/permissions";
import { type PipelineRecord, STAGE_TYPES, type StageRecord } from "@/lib/domain/pipelines/schema";
import {
  Count,
  CurrencyCode,
  DateText,
  Id,
  InstantText,
  MoneyText,
  NullableText,
  Percent,
  PublicId,
} from "@/lib/domain/response-fields";
import type { ViewRecord } from "@/lib/domain/views/schema";

const external = { external_system: NullableText, external_id: NullableText };
const times = { created_at: InstantText, updated_at: InstantText };
const version = { ...times, lock_version: Count };

export const OpportunityOut = z.strictObject({
  id: Id,
  public_id: PublicId,
  name: z.string(),
  pipeline_id: Id,
  pipeline_stage_id: Id,
  stage: z.string(),
  stage_type: z.enum(STAGE_TYPES),
  stage_position: Count,
  status: z.enum(STAGE_TYPES),
  amount: MoneyText.nullable(),
  currency: CurrencyCode,
  probability: Percent.nullable(),
  effective_probability: Percent,
  expected_close_date: DateText.nullable(),
  closed_at: InstantText.nullable(),
  lost_reason: NullableText,
  account_id: Id.nullable(),
  account_public_id: PublicId.nullable(),
  account_name: NullableText,
  contact_id: Id.nullable(),
  contact_public_id: PublicId.nullable(),
  contact_name: NullableText,
  owner_user_id: Id.nullable(),
  owner_name: NullableText,
  source: NullableText,
  description: NullableText,
  tags: z.array(z.string()),
  next_activity: z
    .strictObject({
      kind: z.enum(ACTIVITY_KINDS),
      subject: z.string(),
      due_at: InstantText.nullable(),
      state: z.enum(OPEN_STATES),
    })
    .nullable(),
  is_rotting: z.boolean(),
  ...external,
  opened_at: InstantText.nullable(),
  stage_entered_at: InstantText,
  created_by_user_id: Id.nullable(),
  ...version,
}) satisfies z.ZodType<OpportunityRecord>;

export const StageOut = z.strictObject({
  id: Id,
  name: z.string(),
  description: NullableText,
  position: Count,
  stage_type: z.enum(STAGE_TYPES),
  probability: Percent.nullable(),
  color: NullableText,
  rotting_days: Count.nullable(),
  opportunities_count: Count,
}) satisfies z.ZodType<StageRecord>;

export const PipelineOut = z.strictObject({
  id: Id,
  name: z.string(),
  description: NullableText,
  is_default: z.boolean(),
  is_shared: z.boolean(),
  user_id: Id.nullable(),
  is_active: z.boolean(),
  position: Count,
  stages: z.array(StageOut),
  opportunities_count: Count,
  ...version,
}) satisfies z.ZodType<Omit<PipelineRecord, "is_archived" | "created_by_user_id">>;

export const AccountOut = z.strictObject({
  id: Id,
  public_id: PublicId,
  name: z.string(),
  domain: NullableText,
  industry: NullableText,
  phone: NullableText,
  country: NullableText,
  city: NullableText,
  annual_revenue: MoneyText.nullable(),
  employees: Count.nullable(),
  description: NullableText,
  tags: z.array(z.string()),
  owner_user_id: Id.nullable(),
  ...external,
  opportunities_count: Count,
  ...version,
}) satisfies z.ZodType<AccountRecord>;

export const ContactOut = z.strictObject({
  id: Id,
  public_id: PublicId,
  name: z.string(),
  email: NullableText,
  phone: NullableText,
  title: NullableText,
  contact_type: z.enum(CONTACT_TYPES),
  account_id: Id.nullable(),
  account_public_id: PublicId.nullable(),
  description: NullableText,
  tags: z.array(z.string()),
  owner_user_id: Id.nullable(),
  ...external,
  ...version,
}) satisfies z.ZodType<ContactRecord>;

export const LeadOut = z.strictObject({
  id: Id,
  public_id: PublicId,
  name: z.string(),
  email: NullableText,
  phone: NullableText,
  company: NullableText,
  source: NullableText,
  status: z.enum(LEAD_STATUSES),
  description: NullableText,
  owner_user_id: Id.nullable(),
  owner_name: NullableText,
  converted_at: InstantText.nullable(),
  converted_contact_id: Id.nullable(),
  converted_contact_public_id: PublicId.nullable(),
  converted_account_id: Id.nullable(),
  converted_account_public_id: PublicId.nullable(),
  converted_opportunity_id: Id.nullable(),
  converted_opportunity_public_id: PublicId.nullable(),
  ...external,
  ...version,
}) satisfies z.ZodType<LeadRecord>;

export const ActivityOut = z.strictObject({
  id: Id,
  public_id: PublicId,
  kind: z.enum(ACTIVITY_KINDS),
  subject: z.string(),
  body: NullableText,
  due_at: InstantText.nullable(),
  done_at: InstantText.nullable(),
  state: z.enum([...OPEN_STATES, "done"]).nullable(),
  opportunity_id: Id.nullable(),
  opportunity_public_id: PublicId.nullable(),
  opportunity_name: NullableText,
  contact_id: Id.nullable(),
  contact_public_id: PublicId.nullable(),
  contact_name: NullableText,
  account_id: Id.nullable(),
  account_public_id: PublicId.nullable(),
  account_name: NullableText,
  owner_user_id: Id.nullable(),
  owner_name: NullableText,
  ...external,
  ...version,
}) satisfies z.ZodType<ActivityRecord>;

export const ViewOut = z.strictObject({
  id: Id,
  name: z.string(),
  is_shared: z.boolean(),
  user_id: Id.nullable(),
  query: z.record(z.string(), z.string()),
  layout: z.record(z.string(), z.unknown()),
  ...version,
}) satisfies z.ZodType<ViewRecord>;

export const OrganizationOut = z.strictObject({
  id: Id,
  name: z.string(),
  time_zone: z.string(),
  currency: CurrencyCode,
  rotting_days: Count.nullable(),
  lost_reasons: z.array(z.string()),
  lost_reason_required: z.boolean(),
  ...version,
}) satisfies z.ZodType<OrganizationRecord>;

const OpenAmounts = z.array(z.strictObject({ currency: CurrencyCode, amount: MoneyText }));

export const MemberOut = z.strictObject({
  user_id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  is_active: z.boolean(),
  joined_at: InstantText,
  deactivated_at: InstantText.nullable(),
  opportunities_count: Count,
  open_opportunities_count: Count,
  open_amounts: OpenAmounts,
}) satisfies z.ZodType<MemberDetails>;

export const InvitationOut = z.strictObject({
  id: Id,
  role: z.enum(ROLES),
  email: NullableText,
  created_by_user_id: Id.nullable(),
  created_by_name: NullableText,
  created_at: InstantText,
  expires_at: InstantText,
}) satisfies z.ZodType<InvitationRecord>;

export const ApiKeyOut = z.strictObject({
  id: Id,
  name: z.string(),
  scope: z.enum(SCOPES),
  prefix: z.string().length(8),
  created_by_user_id: Id.nullable(),
  created_by_name: NullableText,
  created_at: InstantText,
  expires_at: InstantText.nullable(),
  last_used_at: InstantText.nullable(),
  revoked_at: InstantText.nullable(),
}) satisfies z.ZodType<ApiKeyRecord>;

export const ChangeEventOut = z.strictObject({
  id: z.int().min(1),
  record_type: z.enum(RECORD_TYPES),
  record_id: Id,
  public_id: PublicId.nullable(),
  action: z.enum(["create", "update", "move", "delete", "restore", "import"]),
  actor: z.strictObject({
    type: z.enum(["user", "api_key", "system"]),
    user_id: Id.nullable(),
    api_key_id: Id.nullable(),
    name: NullableText,
  }),
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  created_at: InstantText,
}) satisfies z.ZodType<ChangeEventRecord>;
