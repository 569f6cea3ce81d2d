import { z } from "zod";
import { trimmedText } from "@/lib/domain/fields";

export type { SearchResult } from "./record";

/** The query of `GET /search`. */
export const SearchQuery = z.object({
  q: trimmedText().min(1, "must not be empty").max(200, "must have at most 200 characters"),
});
export type SearchQuery = z.output<typeof SearchQuery>;
