import { z } from "zod";
import { Count } from "@/lib/domain/response-fields";

/**
 * Schema of a list under its plural name (docs/api.md 3.5): the whole list with `total_count`, or a page
 * with `next_cursor`, and with `total_count` if the request asked for it.
 */
export function listResponse<Listed extends z.ZodType>(plural: string, record: Listed) {
  const records = { [plural]: z.array(record) };
  return z.union([
    z.strictObject({ ...records, total_count: Count }),
    z.strictObject({
      ...records,
      total_count: Count.optional(),
      next_cursor: z.string().nullable(),
    }),
  ]);
}
