import { optionalText } from "@/lib/domain/fields";
import type { RecordFields } from "@/lib/domain/record-fields";
import { Count, Id, InstantText, NullableText, PublicId } from "@/lib/domain/response-fields";

/** The first fields of every plain record. */
export const IDS = {
  id: { type: "uuid", out: Id },
  public_id: { type: "text", out: PublicId, bundle: true },
} as const satisfies RecordFields;

/** The id that another system has for the record; unique within that system. */
export const EXTERNAL_ID = {
  external_system: { type: "text", in: optionalText(200), out: NullableText, bundle: true },
  external_id: { type: "text", in: optionalText(200), out: NullableText, bundle: true },
} as const satisfies RecordFields;

/** The record that a merge kept in place of this one; only a deleted record has one. */
export const MERGED_INTO = {
  merged_into_id: { type: "uuid", bundle: "merged_into_public_id" },
} as const satisfies RecordFields;

/** The last fields of every plain record; the server sets them. */
export const STAMPS = {
  created_at: { type: "timestamptz", out: InstantText, bundle: true },
  updated_at: { type: "timestamptz", out: InstantText, bundle: true },
  deleted_at: { type: "timestamptz", bundle: true },
  lock_version: { type: "int", out: Count, bundle: true },
} as const satisfies RecordFields;
