import { z } from "zod";
import { ApiKeyRecord } from "@/lib/domain/api-keys/record";
import { ROLES } from "@/lib/domain/permissions";
import { Count, CurrencyCode, Id, InstantText, MoneyText } from "@/lib/domain/response-fields";

/** A current or former member of the organization. */
export const MemberRecord = z.strictObject({
  user_id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  is_active: z.boolean(),
});
export type MemberRecord = z.output<typeof MemberRecord>;

/** A member with the number and amounts of their live opportunities, and the number of their open activities. */
export const MemberDetails = MemberRecord.extend({
  joined_at: InstantText,
  deactivated_at: InstantText.nullable(),
  opportunities_count: Count,
  open_opportunities_count: Count,
  open_activities_count: Count,
  /** Of the open opportunities, by currency. */
  open_amounts: z.array(z.strictObject({ currency: CurrencyCode, amount: MoneyText })),
});
export type MemberDetails = z.output<typeof MemberDetails>;

/** A member as an API key without MANAGE_ORGANIZATION reads it: without role and times of membership. */
export const MemberForKey = MemberDetails.extend({
  role: z.null(),
  joined_at: z.null(),
  deactivated_at: z.null(),
});
export type MemberForKey = z.output<typeof MemberForKey>;

/** All members of the organization. */
export const MemberList = z.strictObject({
  members: z.array(z.union([MemberDetails, MemberForKey])),
  total_count: Count,
});

/**
 * A member after a hand-over or deactivation; `reassigned` counts the opportunities that were handed over,
 * `reassigned_activities` the open activities.
 */
export const HandedOver = z.strictObject({
  member: MemberDetails,
  reassigned: Count,
  reassigned_activities: Count,
});
export type HandedOver = z.output<typeof HandedOver>;

/**
 * A member whose access or role was taken away; `api_keys` are the keys of the member's making that
 * worked until then, revoked unless they were kept.
 */
export const DemotedMember = z.strictObject({
  member: MemberDetails,
  api_keys: z.array(ApiKeyRecord),
});
export type DemotedMember = z.output<typeof DemotedMember>;
export const DeactivatedMember = HandedOver.extend({ api_keys: z.array(ApiKeyRecord) });
export type DeactivatedMember = z.output<typeof DeactivatedMember>;

/** The calling user, with the tenant of the active organization. */
export const ProfileRecord = z.strictObject({
  user_id: Id,
  name: z.string(),
  email: z.string(),
  tenant: z.strictObject({ id: Id, name: z.string() }),
  /** The organizations that the user is an active member of, in the order of joining. */
  organizations: z.array(z.strictObject({ id: Id, name: z.string() })),
});
export type ProfileRecord = z.output<typeof ProfileRecord>;
