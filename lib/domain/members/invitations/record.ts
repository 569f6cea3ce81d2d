import { z } from "zod";
import { ROLES } from "@/lib/domain/permissions";
import { Count, Id, InstantText, NullableText } from "@/lib/domain/response-fields";

/** A pending invitation. */
export const InvitationRecord = z.strictObject({
  id: Id,
  role: z.enum(ROLES),
  email: NullableText,
  created_by_user_id: Id.nullable(),
  created_by_name: NullableText,
  created_at: InstantText,
  expires_at: InstantText,
});
export type InvitationRecord = z.output<typeof InvitationRecord>;

/** The pending invitations of the organization. */
export const InvitationList = z.strictObject({
  invitations: z.array(InvitationRecord),
  total_count: Count,
});

/** A new invitation with the token of its link, which is never shown again. */
export const CreatedInvitation = z.strictObject({
  invitation: InvitationRecord,
  token: z.string(),
});
export type CreatedInvitation = z.output<typeof CreatedInvitation>;

/** The invitation as the holder of its link sees it. */
export const InvitationOffer = z.strictObject({
  organization_id: Id,
  organization_name: z.string(),
  tenant_id: Id,
  role: z.enum(ROLES),
  email: NullableText,
  created_by_name: NullableText,
  expires_at: InstantText,
});
export type InvitationOffer = z.output<typeof InvitationOffer>;

/** The membership that an accepted invitation made. */
export const AcceptedInvitation = z.strictObject({ organization_id: Id, user_id: Id });
export type AcceptedInvitation = z.output<typeof AcceptedInvitation>;
