import { z } from "zod";
import {
  Count,
  CurrencyCode,
  Id,
  InstantText,
  MoneyText,
  NullableText,
  PublicId,
} from "@/lib/domain/response-fields";
import { TRASH_TYPES } from "./trash-types";

/** A deleted record: who deleted it and when, and the details that tell it apart from others of its name. */
export const TrashedRecord = z.strictObject({
  record_type: z.enum(TRASH_TYPES),
  id: Id,
  public_id: PublicId,
  name: z.string(),
  /**
   * The account of an opportunity or contact, the domain of an account, the company or email of a
   * lead, what an activity is linked to.
   */
  detail: NullableText,
  /** Stage and amount of an opportunity when it was deleted; null for other types. */
  stage_id: Id.nullable(),
  stage: NullableText,
  amount: MoneyText.nullable(),
  currency: CurrencyCode.nullable(),
  deleted_at: InstantText,
  /** Null if the history has no such event. */
  deleted_by: z
    .strictObject({
      type: z.enum(["user", "api_key", "system"]),
      user_id: Id.nullable(),
      name: NullableText,
    })
    .nullable(),
  /** Public id of the record that this one was merged into. */
  merged_into: NullableText,
});
export type TrashedRecord = z.output<typeof TrashedRecord>;

/** A page of the trash, newest first; `counts` are of all matching records, by type. */
export const TrashPage = z.strictObject({
  records: z.array(TrashedRecord),
  counts: z.strictObject({
    opportunity: Count,
    account: Count,
    contact: Count,
    lead: Count,
    activity: Count,
  }),
  next_cursor: NullableText,
});
export type TrashPage = z.output<typeof TrashPage>;
