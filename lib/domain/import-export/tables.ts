import { ACTIVITY_FIELDS } from "@/lib/domain/activities/record";
import { ACCOUNT_FIELDS } from "@/lib/domain/customers/accounts/record";
import { CONTACT_FIELDS } from "@/lib/domain/customers/contacts/record";
import { LEAD_FIELDS } from "@/lib/domain/leads/record";
import { OPPORTUNITY_FIELDS } from "@/lib/domain/opportunities/record";
import { PIPELINE_FIELDS, STAGE_FIELDS } from "@/lib/domain/pipelines/record";
import { storedColumns, table } from "./table";

export const PIPELINES = table("pipelines", "pipeline", storedColumns(PIPELINE_FIELDS), {
  hasPublicId: false,
});

export const STAGES = table("stages", "stage", storedColumns(STAGE_FIELDS), {
  announced: ["name", "position"],
  hasPublicId: false,
  hasLockVersion: false,
});

export const ACCOUNTS = table("accounts", "account", storedColumns(ACCOUNT_FIELDS), {
  defaults: { tags: [] },
  keys: ["name_key", "tags_key"],
  silent: ["merged_into_id"],
});

export const CONTACTS = table("contacts", "contact", storedColumns(CONTACT_FIELDS), {
  defaults: { tags: [], contact_type: "client" },
  keys: ["name_key", "tags_key"],
  silent: ["merged_into_id"],
});

export const OPPORTUNITIES = table(
  "opportunities",
  "opportunity",
  storedColumns(OPPORTUNITY_FIELDS),
  {
    defaults: { tags: [] },
    keys: ["name_key", "tags_key"],
    announced: ["name", "amount", "stage_id", "status"],
    silent: ["rank", "stage_entered_at"],
  },
);

export const LEADS = table("leads", "lead", storedColumns(LEAD_FIELDS), {
  defaults: { status: "new" },
  keys: ["name_key"],
});

export const ACTIVITIES = table("activities", "activity", storedColumns(ACTIVITY_FIELDS), {
  required: ["kind", "subject"],
  announced: ["subject", "kind", "opportunity_id"],
});
