import type { z } from "zod";
import { text } from "@/lib/domain/fields";
import { ListQuery } from "@/lib/domain/pagination/schema";
import { TRASH_TYPES, type TrashType } from "./trash-types";

export type { TrashedRecord, TrashPage } from "./record";
export { TRASH_TYPES, type TrashType } from "./trash-types";

/** The query of a page of the trash: records of one type, searched by name, public id, domain or email. */
export const TrashQuery = ListQuery.extend({
  record_type: text()
    .refine(
      (value) => TRASH_TYPES.some((type) => type === value),
      `must be one of ${TRASH_TYPES.join(", ")}`,
    )
    .transform((value) => value as TrashType)
    .default("opportunity"),
});
export type TrashQuery = z.output<typeof TrashQuery>;
