import { z } from "zod";
import { ROLES } from "@/lib/domain/permissions";
import { Count, Id, InstantText, NullableText } from "@/lib/domain/response-fields";
import { ApiKeyOut, InvitationOut, MemberOut } from "@/lib/http/records";
import { completeListOf } from "./list";

export const MemberResponse = z.strictObject({ member: MemberOut });
export const MemberListResponse = completeListOf("members", MemberOut);

/** A member after their opportunities were handed over, and the number of those. */
export const HandOverResponse = z.strictObject({ member: MemberOut, reassigned: Count });

export const InvitationListResponse = completeListOf("invitations", InvitationOut);

/** A new invitation; the token is in no other response. */
export const NewInvitationResponse = z.strictObject({
  invitation: InvitationOut,
  token: z.string(),
});

/** An invitation as the holder of its link sees it. */
export const InvitationOfferResponse = z.strictObject({
  invitation: z.strictObject({
    organization_name: z.string(),
    role: z.enum(ROLES),
    email: NullableText,
    created_by_name: NullableText,
    expires_at: InstantText,
  }),
});

export const JoinedResponse = z.strictObject({
  member: z.strictObject({ user_id: Id, organization_id: Id, email: z.string() }),
});

/** A new password reset; the token is in no other response. */
export const NewPasswordResetResponse = z.strictObject({
  password_reset: z.strictObject({ id: Id, user_id: Id, expires_at: InstantText }),
  token: z.string(),
});

/** A password reset as the holder of its link sees it. */
export const PasswordResetOfferResponse = z.strictObject({
  password_reset: z.strictObject({ name: z.string(), email: z.string(), expires_at: InstantText }),
});

export const ApiKeyListResponse = completeListOf("api_keys", ApiKeyOut);

/** A new API key; `key` with its secret is in no other response. */
export const NewApiKeyResponse = z.strictObject({ api_key: ApiKeyOut, key: z.string() });

export const ProfileResponse = z.strictObject({
  profile: z.strictObject({
    user_id: Id,
    name: z.string(),
    email: z.string(),
    organizations: z.array(z.strictObject({ id: Id, name: z.string() })),
  }),
});
