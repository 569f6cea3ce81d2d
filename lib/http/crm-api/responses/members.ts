import { z } from "zod";
import { AcceptedInvitation, InvitationOffer } from "@/lib/domain/members/invitations/record";
import { PasswordResetOffer } from "@/lib/domain/members/password-resets/record";
import { MemberDetails, MemberForKey, ProfileRecord } from "@/lib/domain/members/record";

export const MemberResponse = z.strictObject({ member: MemberDetails });

/** The response of `GET /members/:id`, also to an API key. */
export const ShownMemberResponse = z.strictObject({
  member: z.union([MemberDetails, MemberForKey]),
});

/** An invitation as the holder of its link sees it. */
export const InvitationOfferResponse = z.strictObject({
  invitation: InvitationOffer.omit({ organization_id: true, tenant_id: true }),
});

/** The membership of a user who accepted an invitation. */
export const JoinedResponse = z.strictObject({
  member: AcceptedInvitation.extend({ email: z.string() }),
});

/** A password reset as the holder of its link sees it. */
export const PasswordResetOfferResponse = z.strictObject({
  password_reset: PasswordResetOffer.omit({ user_id: true }),
});

export const ProfileResponse = z.strictObject({ profile: ProfileRecord.omit({ tenant: true }) });
