import type { BoardFilter } from "@/lib/client/opportunities";

/** Whether any filter or the search is active. */
export function isFiltered(filter: BoardFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== "");
}
