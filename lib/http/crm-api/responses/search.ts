import { z } from "zod";
import { Id, NullableText, PublicId } from "@/lib/domain/response-fields";

/** The response of `GET /search`. */
export const SearchResponse = z.strictObject({
  results: z.array(
    z.strictObject({
      record_type: z.enum(["opportunity", "account", "contact"]),
      id: Id,
      public_id: PublicId,
      name: z.string(),
      detail: NullableText,
    }),
  ),
});
