import { Button } from "@/components/ui/button";
import type { OrganizationRecord } from "@/lib/domain/organizations/schema";
import { differingFields, draftOf, type OrganizationField } from "./organization-draft";
import type { OrganizationForm } from "./use-organization-form";

/** Somebody saved first: what they changed, which of it was changed here too, and how to go on. */
export function OrganizationStaleNotice({
  form,
  newer,
}: {
  form: OrganizationForm;
  newer: OrganizationRecord;
}) {
  return (
    <div role="alert" className="rounded-lg border border-line bg-warning-soft p-3 text-ink">
      <p className="font-semibold text-warning-ink">
        Somebody changed the organization while you were editing
      </p>
      <ul className="mt-1.5 flex flex-col gap-0.5">
        {differingFields(draftOf(form.base), draftOf(newer)).map((field) => (
          <li key={field} className="break-words">
            <span className="text-ink-muted">{NAMES[field]}:</span> {worded(form.base, field)} →{" "}
            {worded(newer, field)}
            {form.changed.includes(field) && (
              <span className="font-medium text-warning-ink"> (you changed it too)</span>
            )}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" size="sm" onClick={form.carryOver}>
          Keep what I typed on top
        </Button>
        <Button size="sm" onClick={form.discard}>
          Drop mine, show theirs
        </Button>
      </div>
    </div>
  );
}

const NAMES: Record<OrganizationField, string> = {
  name: "Name",
  time_zone: "Time zone",
  currency: "Default currency",
  rotting_days: "Days until rotting",
  lost_reasons: "Lost reasons",
  lost_reason_required: "A reason is required",
};

function worded(record: OrganizationRecord, field: OrganizationField): string {
  const value = record[field];
  if (value === null) return "never";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length > 0 ? value.join(", ") : "none";
  return String(value);
}
