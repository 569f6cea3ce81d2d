import { z } from "zod";
import { isUuid, text } from "@/lib/domain/fields";
import { NO_VALUE, valueList } from "@/lib/domain/value-list";

const Limit = z.coerce
  .number({ error: "must be an integer from 1 to 200" })
  .int("must be an integer from 1 to 200")
  .min(1, "must be an integer from 1 to 200")
  .max(200, "must be an integer from 1 to 200");

/** Whether a page says how many records the whole list has. */
export const CountFlag = z.enum(["true", "false"]).optional();

/** The query of a list: a page if there is a `limit`, otherwise the whole list (docs/api.md 3.5). */
export const ListQuery = z.object({
  q: text().optional(),
  limit: Limit.optional(),
  cursor: text().optional(),
  count: CountFlag,
});
export type ListQuery = z.output<typeof ListQuery>;

/** A filter by the owner: one or more members, or `none` for no owner. */
export const OwnerFilter = valueList(
  (value) => isUuid(value) || value === NO_VALUE,
  `must be a UUID or ${NO_VALUE}`,
);

/** The order of a list by one of the fields, with `-` for descending. */
export const sortBy = <const Fields extends readonly string[]>(fields: Fields) =>
  text()
    .refine(
      (value) => fields.includes(value.replace(/^-/, "")),
      `must be one of ${fields.join(", ")}, with - for descending`,
    )
    .optional();
