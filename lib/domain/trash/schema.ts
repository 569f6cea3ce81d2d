import type { z } from "zod";
import { text } from "@/lib/domain/fields";
import { ListQuery } from "@/lib/domain/pagination/schema";

/** What can be brought back from the trash. */
export const TRASH_TYPES = ["opportunity", "account", "contact"] as const;
export type TrashType = (typeof TRASH_TYPES)[number];

/** A page of the trash: records of one type, by name, public id or e-mail. */
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

/** A deleted record: who deleted it and when, and what tells it from others of its name. */
export type TrashedRecord = {
  record_type: TrashType;
  id: string;
  public_id: string;
  name: string;
  /** An opportunity's and a contact's account, an account's domain. */
  detail: string | null;
  /** An opportunity's stage as it was, and what it is worth. */
  stage_id: string | null;
  stage: string | null;
  amount: string | null;
  currency: string | null;
  deleted_at: string;
  /** Null when the history does not say. */
  deleted_by: {
    type: "user" | "api_key" | "system";
    user_id: string | null;
    name: string | null;
  } | null;
  /** The public id of the record that it was merged into. */
  merged_into: string | null;
};

/** A page of the trash, the newest first; `counts` are of all that match, by type. */
export type TrashPage = {
  records: TrashedRecord[];
  counts: Record<TrashType, number>;
  next_cursor: string | null;
};
