import { z } from "zod";
import { Id, NullableText, PublicId } from "@/lib/domain/response-fields";

/** A record found. `detail`: an opportunity's pipeline and stage, a contact's email, an account's domain. */
export const SearchResult = z.strictObject({
  record_type: z.enum(["opportunity", "account", "contact"]),
  id: Id,
  public_id: PublicId,
  name: z.string(),
  detail: NullableText,
});
export type SearchResult = z.output<typeof SearchResult>;

/** The records found. */
export const SearchResults = z.strictObject({ results: z.array(SearchResult) });
