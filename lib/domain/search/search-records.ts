import type { Authorized } from "@/lib/domain/actor";
import type { SearchQuery, SearchResult } from "./schema";
import { findByText } from "./sql/find-by-text";

const MAX_PER_TYPE = 6;

/**
 * Up to six opportunities of any pipeline, six accounts and six contacts whose name or public id contains the text,
 * ignoring case and taking wildcards literally. Names that begin with the text come first.
 */
export async function searchRecords(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  { q }: SearchQuery,
): Promise<SearchResult[]> {
  return findByText(actor, q, MAX_PER_TYPE);
}
