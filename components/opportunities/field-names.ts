import { capitalize } from "@/components/forms/capitalize";

/** The labels of an opportunity's fields. */
const FIELD_NAMES: Record<string, string> = {
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

/** Returns the label of a field; for an unknown field, one made from its name. */
export function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? capitalize(field.replaceAll("_", " "));
}
