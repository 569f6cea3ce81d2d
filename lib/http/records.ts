import { z } from "zod";
import { ACTIVITY_KINDS, OPEN_STATES } from "@/lib/domain/activities/schema";
import { CONTACT_TYPES } from "@/lib/domain/customers/contacts/schema";
import { LEAD_STATUSES } from "@/lib/domain/leads/schema";
import { STAGE_TYPES } from "@/lib/domain/pipelines/schema";
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

const external = { external_system: NullableText, external_id: NullableText };
const times = { created_at: InstantText, updated_at: InstantText };
const version = { ...times, lock_version: Count };

export const OpportunityRecord = z.strictObject({
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
});

export const StageRecord = z.strictObject({
  id: Id,
  name: z.string(),
  description: NullableText,
  position: Count,
  stage_type: z.enum(STAGE_TYPES),
  probability: Percent.nullable(),
  color: NullableText,
  rotting_days: Count.nullable(),
  opportunities_count: Count,
});

export const PipelineRecord = z.strictObject({
  id: Id,
  name: z.string(),
  description: NullableText,
  is_default: z.boolean(),
  is_shared: z.boolean(),
  user_id: Id.nullable(),
  is_active: z.boolean(),
  position: Count,
  stages: z.array(StageRecord),
  opportunities_count: Count,
  ...version,
});

export const AccountRecord = z.strictObject({
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
});

export const ContactRecord = z.strictObject({
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
});

export const LeadRecord = z.strictObject({
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
});

export const ActivityRecord = z.strictObject({
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
});
