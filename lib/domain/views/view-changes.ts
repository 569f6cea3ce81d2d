import { fieldChanges } from "@/lib/domain/change-events/compare";
import type { FieldChanges } from "@/lib/domain/change-events/schema";
import type { UpdateView, ViewRecord } from "./schema";

/** The changes of a view for the history. The layout is left out: it changes with every dragged column. */
export function viewChanges(
  { layout: _layout, ...shown }: UpdateView,
  before?: ViewRecord,
): FieldChanges {
  return fieldChanges(shown, before);
}
