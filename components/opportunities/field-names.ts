import { capitalize } from "@/components/forms/capitalize";
import { OPPORTUNITY_LABELS } from "@/lib/domain/opportunities/labels";

const LABELS: Readonly<Record<string, string | undefined>> = OPPORTUNITY_LABELS;

/** Returns the label of a field; for an unknown field, one made from its name. */
export function fieldName(field: string): string {
  return LABELS[field] ?? capitalize(field.replaceAll("_", " "));
}
