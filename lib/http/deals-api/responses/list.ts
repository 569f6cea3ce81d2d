import { z } from "zod";
import { Count } from "@/lib/domain/response-fields";

/** Schema of a list, and of a page of one: its items, and the number of all matching records. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), total: Count });
}

/** The response of a `/count` route. */
export const CountResponse = Count;

/** The response of a deletion (docs/api.md 2). */
export const DeletedResponse = z.strictObject({
  raw: z.array(z.never()).length(0),
  affected: z.literal(1),
});
