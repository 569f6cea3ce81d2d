import type { BoardFilter } from "@/lib/client/opportunities";

/** Whether the filter narrows anything. */
export function isFiltered(filter: BoardFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== "");
}
