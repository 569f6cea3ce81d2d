import type { Sort } from "@/lib/domain/opportunities/list/schema";
import { crmRequest } from "./crm-request";
import type { BoardSelection, StagePage } from "./opportunities";

/** Returns the ids of the first `most` opportunities of a list, read in pages of 200. Throws `ApiError`. */
export async function listOpportunityIds(
  selection: BoardSelection,
  sort: Sort,
  most: number,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null && ids.length < most) {
    const page: StagePage = await crmRequest("GET", "/opportunities", {
      query: { ...selection, sort, limit: 200, cursor, fields: "id" },
    });
    ids.push(...page.opportunities.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  return ids.slice(0, most);
}
