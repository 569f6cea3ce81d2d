import { z } from "zod";
import { text } from "@/lib/domain/fields";

const Limit = z.coerce
  .number({ error: "must be an integer from 1 to 200" })
  .int("must be an integer from 1 to 200")
  .min(1, "must be an integer from 1 to 200")
  .max(200, "must be an integer from 1 to 200");

/** The query of a list: a page if there is a `limit`, otherwise the whole list (docs/api.md 3.5). */
export const ListQuery = z.object({
  q: text().optional(),
  limit: Limit.optional(),
  cursor: text().optional(),
});
export type ListQuery = z.output<typeof ListQuery>;

/** The order of a list by one of the fields, with `-` for descending. */
export const sortBy = <const Fields extends readonly string[]>(fields: Fields) =>
  text()
    .refine(
      (value) => fields.includes(value.replace(/^-/, "")),
      `must be one of ${fields.join(", ")}, with - for descending`,
    )
    .optional();
