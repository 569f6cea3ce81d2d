import { LinkToken } from "@/lib/domain/members/invitations/schema";
import { NewPassword } from "@/lib/domain/members/schema";

/** What sets a password by a link. */
export const ApplyPasswordReset = LinkToken.extend({ password: NewPassword });

/** A password link that was made. Times are ISO 8601 in UTC. */
export type PasswordResetRecord = { id: string; user_id: string; expires_at: string };

/** Whose password a link sets. */
export type PasswordResetOffer = {
  user_id: string;
  name: string;
  email: string;
  expires_at: string;
};
