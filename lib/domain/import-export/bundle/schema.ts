import { z } from "zod";
import { ACTIVITY_KINDS, MAX_BODY, MAX_SUBJECT } from "@/lib/domain/activities/rules";
import { UpdateAccount } from "@/lib/domain/customers/accounts/schema";
import { UpdateContact } from "@/lib/domain/customers/contacts/schema";
import {
  BundleInstant,
  BundleMoney,
  list,
  optionalText,
  requiredText,
  Tags,
  text,
} from "@/lib/domain/fields";
import { LEAD_STATUSES } from "@/lib/domain/leads/rules";
import { UpdateOpportunity } from "@/lib/domain/opportunities/schema";
import { STAGE_TYPES, StageChange, UpdatePipeline } from "@/lib/domain/pipelines/schema";

/** The version of the bundle's shape that exports write and imports accept. */
export const BUNDLE_VERSION = 1;

export {
  type ImportCounts,
  type ImportIssue,
  type ImportReport,
  RECORD_TYPES,
  SECTIONS,
  type Section,
} from "./record";

const Key = text().max(200, "must be at most 200 characters").nullable().optional();
const Moment = BundleInstant.nullable().optional();
const Amount = BundleMoney.nullable().optional();

const times = { created_at: Moment, deleted_at: Moment };
const owner = { owner_email: optionalText(320), owner_name: optionalText(200) };
const record = {
  public_id: Key,
  external_system: optionalText(200),
  external_id: optionalText(200),
  ...owner,
  ...times,
};
const merged = { merged_into_public_id: optionalText(200) };
const tags = {
  tags: Tags.nullable()
    .transform((value) => value ?? [])
    .optional(),
};

const StageRow = StageChange.extend({
  id: Key,
  position: UpdatePipeline.shape.position.nullable(),
  ...times,
});
export type StageRow = z.output<typeof StageRow>;

/** A pipeline of a bundle. In every row absent fields do not change on update; null clears a nullable one. */
export const PipelineRow = UpdatePipeline.omit({ stages: true }).extend({
  id: Key,
  is_default: z.boolean({ error: "must be true or false" }).optional(),
  stages: list(StageRow, {
    error: "must be a list of stages",
    max: [500, "must hold at most 500 stages"],
  })
    .nullable()
    .optional(),
  owner_email: owner.owner_email,
  ...times,
});
export type PipelineRow = z.output<typeof PipelineRow>;

export const AccountRow = UpdateAccount.omit({ owner_user_id: true }).extend({
  annual_revenue: Amount,
  ...record,
  ...merged,
  ...tags,
});
export type AccountRow = z.output<typeof AccountRow>;

export const ContactRow = UpdateContact.omit({ owner_user_id: true, account_id: true }).extend({
  ...record,
  ...merged,
  ...tags,
  account_public_id: optionalText(200),
});
export type ContactRow = z.output<typeof ContactRow>;

/** An opportunity of a bundle: the fields of an edit, but links by public id and the owner by name. */
export const OpportunityRow = UpdateOpportunity.omit({
  before_id: true,
  after_id: true,
  expected_stage_id: true,
  account_id: true,
  contact_id: true,
  owner_user_id: true,
  // Listed again below, so that errors keep their order.
  tags: true,
  external_system: true,
  external_id: true,
  pipeline_id: true,
  pipeline_stage_id: true,
  stage_position: true,
  status: true,
}).extend({
  ...record,
  ...tags,
  amount: Amount,
  opened_at: Moment,
  pipeline_id: Key,
  pipeline_stage_id: Key,
  stage: optionalText(200),
  stage_position: UpdateOpportunity.shape.stage_position.nullable(),
  status: z.enum(STAGE_TYPES).nullable().optional(),
  closed_at: Moment,
  stage_entered_at: Moment,
  account_public_id: optionalText(200),
  contact_public_id: optionalText(200),
});
export type OpportunityRow = z.output<typeof OpportunityRow>;

export const LeadRow = z.object({
  ...record,
  name: requiredText(200).optional(),
  email: optionalText(320),
  phone: optionalText(100),
  company: optionalText(200),
  source: optionalText(200),
  status: z.enum(LEAD_STATUSES).optional(),
  description: optionalText(20_000),
  converted_at: Moment,
  converted_contact_public_id: optionalText(200),
  converted_account_public_id: optionalText(200),
  converted_opportunity_public_id: optionalText(200),
});
export type LeadRow = z.output<typeof LeadRow>;

export const ActivityRow = z.object({
  ...record,
  kind: z.enum(ACTIVITY_KINDS).optional(),
  subject: requiredText(MAX_SUBJECT).optional(),
  body: optionalText(MAX_BODY),
  due_at: Moment,
  done_at: Moment,
  opportunity_public_id: optionalText(200),
  contact_public_id: optionalText(200),
  account_public_id: optionalText(200),
});
export type ActivityRow = z.output<typeof ActivityRow>;

const Flag = z
  .enum(["true", "false"], { error: "must be true or false" })
  .transform((value) => value === "true");

/** The query of an import: `dry_run=true` changes nothing and returns the report of what would change. */
export const ImportQuery = z.object({ dry_run: Flag.optional() });
