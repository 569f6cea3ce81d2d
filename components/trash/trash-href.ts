import type { TrashType } from "@/lib/domain/trash/schema";

/** Returns the address of the trash of one type under a search. */
export function trashHref(type: TrashType, q?: string): string {
  const parameters = new URLSearchParams();
  if (type !== "opportunity") parameters.set("type", type);
  if (q) parameters.set("q", q);
  return parameters.size > 0 ? `/crm/trash?${parameters}` : "/crm/trash";
}
