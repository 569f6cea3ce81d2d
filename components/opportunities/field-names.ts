import { OPPORTUNITY_LABELS } from "@/lib/domain/opportunities/labels";

const LABELS: Readonly<Record<string, string | undefined>> = OPPORTUNITY_LABELS;

/** The label of a field; other fields are made readable. */
export function fieldName(field: string): string {
  return (
    LABELS[field] ?? field.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase())
  );
}
