import { fieldChanges } from "@/lib/domain/change-events/compare";
import type { FieldChanges } from "@/lib/domain/change-events/schema";
import type { UpdateView, ViewRecord } from "./schema";

/** What history tells of a view. Its layout changes with every handle that is dragged, and is not part of it. */
export function viewChanges(
  { layout: _layout, ...told }: UpdateView,
  before?: ViewRecord,
): FieldChanges {
  return fieldChanges(told, before);
}
