import { ConflictNotice } from "@/components/forms/conflict-notice";
import type { OrganizationRecord } from "@/lib/domain/organizations/schema";
import { differingFields, draftOf, type OrganizationField } from "./organization-draft";
import type { OrganizationForm } from "./use-organization-form";

/** The conflict notice of the organization: what the other user changed, and how to go on. */
export function OrganizationStaleNotice({
  form,
  newer,
}: {
  form: OrganizationForm;
  newer: OrganizationRecord;
}) {
  const changes = differingFields(draftOf(form.base), draftOf(newer)).map((field) => ({
    field,
    label: LABELS[field],
    before: displayed(form.base, field),
    after: displayed(newer, field),
  }));
  return (
    <ConflictNotice
      form={form}
      newer={{ type: "organization", ...newer }}
      changes={changes}
      mine={new Set<string>(form.changed)}
      className=""
    />
  );
}

const LABELS: Record<OrganizationField, string> = {
  name: "Name",
  time_zone: "Time zone",
  currency: "Default currency",
  rotting_days: "Rotting after (days)",
  lost_reasons: "Lost reasons",
  lost_reason_required: "Require a reason",
};

function displayed(record: OrganizationRecord, field: OrganizationField): string {
  const value = record[field];
  if (value === null) return "never";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length > 0 ? value.join(", ") : "none";
  return String(value);
}
