import { LinkToken } from "@/lib/domain/members/invitations/schema";
import { NewPassword } from "@/lib/domain/members/schema";

export type { CreatedPasswordReset, PasswordResetOffer, PasswordResetRecord } from "./record";

/** A new password, set by a link. */
export const ApplyPasswordReset = LinkToken.extend({ password: NewPassword });
