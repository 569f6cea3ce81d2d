import { z } from "zod";
import { Instant, optionalText, requiredText, text } from "@/lib/domain/fields";
import { EXTERNAL_ID, IDS, STAMPS } from "@/lib/domain/plain-records/record";
import { outSchema, type RecordFields } from "@/lib/domain/record-fields";
import { Id, InstantText, NullableText, PublicId } from "@/lib/domain/response-fields";
import { ACTIVITY_KINDS, MAX_BODY, MAX_SUBJECT, OPEN_STATES } from "./rules";

const Reference = text().max(200, "must be an id").nullable().optional();

/** Every field of an activity, in the order of docs/api.md 3.5. */
export const ACTIVITY_FIELDS = {
  ...IDS,
  kind: { type: "text", in: z.enum(ACTIVITY_KINDS), out: z.enum(ACTIVITY_KINDS), bundle: true },
  subject: { type: "text", in: requiredText(MAX_SUBJECT), out: z.string(), bundle: true },
  body: { type: "text", in: optionalText(MAX_BODY), out: NullableText, bundle: true },
  due_at: {
    type: "timestamptz",
    in: Instant.nullable().optional(),
    out: InstantText.nullable(),
    bundle: true,
  },
  done_at: {
    type: "timestamptz",
    in: Instant.nullable().optional(),
    out: InstantText.nullable(),
    bundle: true,
  },
  state: { out: z.enum([...OPEN_STATES, "done"]).nullable() },
  opportunity_id: { type: "uuid", in: Reference, out: Id.nullable() },
  opportunity_public_id: { out: PublicId.nullable(), bundle: true },
  opportunity_name: { out: NullableText },
  contact_id: { type: "uuid", in: Reference, out: Id.nullable() },
  contact_public_id: { out: PublicId.nullable(), bundle: true },
  contact_name: { out: NullableText },
  account_id: { type: "uuid", in: Reference, out: Id.nullable() },
  account_public_id: { out: PublicId.nullable(), bundle: true },
  account_name: { out: NullableText },
  owner_user_id: { type: "uuid", in: Reference, out: Id.nullable(), bundle: "owner_email" },
  owner_name: { out: NullableText, bundle: true },
  ...EXTERNAL_ID,
  ...STAMPS,
} as const satisfies RecordFields;

/** An activity in responses (docs/api.md 3.5); a link to a deleted record reads as null. Times are in UTC. */
export const ActivityRecord = outSchema(ACTIVITY_FIELDS);
export type ActivityRecord = z.output<typeof ActivityRecord>;
