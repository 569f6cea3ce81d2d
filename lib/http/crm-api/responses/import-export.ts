import { z } from "zod";
import { ACTIVITY_KINDS } from "@/lib/domain/activities/rules";
import { CONTACT_TYPES } from "@/lib/domain/customers/contacts/rules";
import { BUNDLE_VERSION, RECORD_TYPES, SECTIONS } from "@/lib/domain/import-export/bundle/schema";
import { LEAD_STATUSES } from "@/lib/domain/leads/rules";
import { STAGE_TYPES } from "@/lib/domain/pipelines/record";
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

const owner = { owner_email: NullableText, owner_name: NullableText };
const tail = {
  created_at: InstantText,
  updated_at: InstantText,
  deleted_at: InstantText.nullable(),
  lock_version: Count,
};
const external = { external_system: NullableText, external_id: NullableText };
const tags = z.array(z.string());

const BundlePipeline = z.strictObject({
  id: Id,
  name: z.string(),
  description: NullableText,
  is_default: z.boolean(),
  is_shared: z.boolean(),
  owner_email: NullableText,
  is_active: z.boolean(),
  is_archived: z.boolean(),
  position: z.int(),
  stages: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      description: NullableText,
      position: z.int(),
      stage_type: z.enum(STAGE_TYPES),
      probability: Percent.nullable(),
      color: NullableText,
      rotting_days: Count.nullable(),
      created_at: InstantText,
      deleted_at: InstantText.nullable(),
    }),
  ),
  ...tail,
});

const BundleAccount = z.strictObject({
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
  tags,
  ...owner,
  ...external,
  ...tail,
});

const BundleContact = z.strictObject({
  public_id: PublicId,
  name: z.string(),
  email: NullableText,
  phone: NullableText,
  title: NullableText,
  contact_type: z.enum(CONTACT_TYPES),
  account_public_id: PublicId.nullable(),
  description: NullableText,
  tags,
  ...owner,
  ...external,
  ...tail,
});

const BundleOpportunity = z.strictObject({
  public_id: PublicId,
  name: z.string(),
  pipeline_id: Id,
  pipeline_stage_id: Id,
  stage: z.string(),
  stage_position: Count.nullable(),
  status: z.enum(STAGE_TYPES),
  amount: MoneyText.nullable(),
  currency: CurrencyCode,
  probability: Percent.nullable(),
  expected_close_date: DateText.nullable(),
  closed_at: InstantText.nullable(),
  lost_reason: NullableText,
  account_public_id: PublicId.nullable(),
  contact_public_id: PublicId.nullable(),
  ...owner,
  source: NullableText,
  description: NullableText,
  tags,
  ...external,
  opened_at: InstantText.nullable(),
  stage_entered_at: InstantText,
  ...tail,
});

const BundleLead = z.strictObject({
  public_id: PublicId,
  name: z.string(),
  email: NullableText,
  phone: NullableText,
  company: NullableText,
  source: NullableText,
  status: z.enum(LEAD_STATUSES),
  description: NullableText,
  converted_at: InstantText.nullable(),
  converted_contact_public_id: PublicId.nullable(),
  converted_account_public_id: PublicId.nullable(),
  converted_opportunity_public_id: PublicId.nullable(),
  ...owner,
  ...external,
  ...tail,
});

const BundleActivity = z.strictObject({
  public_id: PublicId,
  kind: z.enum(ACTIVITY_KINDS),
  subject: z.string(),
  body: NullableText,
  due_at: InstantText.nullable(),
  done_at: InstantText.nullable(),
  opportunity_public_id: PublicId.nullable(),
  contact_public_id: PublicId.nullable(),
  account_public_id: PublicId.nullable(),
  ...owner,
  ...external,
  ...tail,
});

/** The response of `GET /export` (docs/api.md 3.6). */
export const Bundle = z.strictObject({
  version: z.literal(BUNDLE_VERSION),
  exported_at: InstantText,
  organization_id: Id,
  pipelines: z.array(BundlePipeline),
  accounts: z.array(BundleAccount),
  contacts: z.array(BundleContact),
  opportunities: z.array(BundleOpportunity),
  leads: z.array(BundleLead),
  activities: z.array(BundleActivity),
});

const ImportIssue = z.strictObject({
  record_type: z.enum(["bundle", ...Object.values(RECORD_TYPES)]),
  index: Count.nullable(),
  public_id: NullableText,
  field: z.string(),
  message: z.string(),
});
const ImportCounts = z.record(z.enum(SECTIONS), Count);

/** The response of `POST /import` (docs/api.md 3.6). */
export const ImportReport = z.strictObject({
  dry_run: z.boolean(),
  created: ImportCounts,
  updated: ImportCounts,
  unchanged: ImportCounts,
  warnings: z.array(ImportIssue.extend({ count: z.int().min(1) })),
  errors: z.array(ImportIssue),
});

const CsvIssue = z.strictObject({
  row: z.int(),
  column: z.string(),
  field: z.string(),
  value: z.string(),
  message: z.string(),
});

/** The response of `POST /import/opportunities.csv`. */
export const CsvImportReport = z.strictObject({
  dry_run: z.boolean(),
  rows: Count,
  created: z.strictObject({ opportunities: Count, accounts: Count, contacts: Count }),
  updated: z.strictObject({ opportunities: Count }),
  unchanged: z.strictObject({ opportunities: Count }),
  warnings: z.array(CsvIssue.extend({ count: z.int().min(1) })),
  errors: z.array(CsvIssue),
  error_count: Count,
});
