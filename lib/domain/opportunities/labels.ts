import type { FieldLabels } from "@/lib/domain/record-fields";
import type { OpportunityFields } from "./record";

/** The labels of an opportunity's fields in its history. Kept out of `record.ts`, which no page should load for them. */
export const OPPORTUNITY_LABELS: FieldLabels<OpportunityFields> = {
  name: "Name",
  pipeline_id: "Pipeline",
  pipeline_stage_id: "Stage",
  stage_position: "Position",
  status: "Status",
  amount: "Amount",
  currency: "Currency",
  probability: "Probability",
  expected_close_date: "Expected close",
  closed_at: "Closed",
  lost_reason: "Lost reason",
  account_id: "Account",
  contact_id: "Contact",
  owner_user_id: "Owner",
  owner_name: "Owner",
  source: "Source",
  tags: "Tags",
  description: "Description",
  opened_at: "Opened at",
  external_system: "External system",
  external_id: "External ID",
};
