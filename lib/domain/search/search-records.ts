import type { Authorized } from "@/lib/domain/actor";
import type { SearchQuery, SearchResult } from "./schema";
import { findByText } from "./sql/find-by-text";

const MAX_PER_TYPE = 6;

/**
 * Up to six opportunities of any pipeline, six accounts and six contacts that have every word of the text
 * in their name, public id, tags, domain, email or phone, ignoring case and accents and taking wildcards literally. Names
 * that begin with the text come first.
 */
export async function searchRecords(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  { q }: SearchQuery,
): Promise<SearchResult[]> {
  return findByText(actor, q, MAX_PER_TYPE);
}
