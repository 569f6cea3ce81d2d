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
import { TRASH_TYPES } from "@/lib/domain/trash/schema";

const TrashedRecord = z.strictObject({
  record_type: z.enum(TRASH_TYPES),
  id: Id,
  public_id: PublicId,
  name: z.string(),
  detail: NullableText,
  stage_id: Id.nullable(),
  stage: NullableText,
  amount: MoneyText.nullable(),
  currency: CurrencyCode.nullable(),
  deleted_at: InstantText,
  deleted_by: z
    .strictObject({
      type: z.enum(["user", "api_key", "system"]),
      user_id: Id.nullable(),
      name: NullableText,
    })
    .nullable(),
  merged_into: PublicId.nullable(),
});

/** The response of `GET /trash`: a page of deleted records, and the number of matching ones by type. */
export const TrashResponse = z.strictObject({
  records: z.array(TrashedRecord),
  counts: z.record(z.enum(TRASH_TYPES), Count),
  next_cursor: z.string().nullable(),
});
