import { z } from "zod";
import { text } from "@/lib/domain/fields";

/** The query of `GET /search`. */
export const SearchQuery = z.object({
  q: text().trim().min(1, "must not be empty").max(200, "must have at most 200 characters"),
});
export type SearchQuery = z.output<typeof SearchQuery>;

/** A record that was found; `detail` says where it stands: an opportunity's stage, a contact's e-mail, an account's domain. */
export type SearchResult = {
  record_type: "opportunity" | "account" | "contact";
  id: string;
  public_id: string;
  name: string;
  detail: string | null;
};
