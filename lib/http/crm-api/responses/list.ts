import { z } from "zod";
import { Count } from "@/lib/domain/response-fields";

/** Schema of a list under its plural name, complete or one page of it (docs/api.md 3.4). */
export function listOf<Plural extends string, Entry extends z.ZodType>(
  plural: Plural,
  entry: Entry,
) {
  const records = { [plural]: z.array(entry) };
  return z.union([
    z.strictObject({ ...records, total_count: Count }),
    z.strictObject({
      ...records,
      total_count: Count.optional(),
      next_cursor: z.string().nullable(),
    }),
  ]);
}
