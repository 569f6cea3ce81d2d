import type { SearchResult } from "@/lib/domain/search/schema";
import { crmRequest } from "./crm-request";

/**
 * Returns the opportunities, accounts and contacts whose name or id contains the text. Throws
 * `ApiError`.
 */
export async function searchRecords(q: string, signal?: AbortSignal): Promise<SearchResult[]> {
  const { results } = await crmRequest<{ results: SearchResult[] }>("GET", "/search", {
    query: { q },
    signal,
  });
  return results;
}
