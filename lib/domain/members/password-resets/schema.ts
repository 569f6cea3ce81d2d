import { LinkToken } from "@/lib/domain/members/invitations/schema";
import { NewPassword } from "@/lib/domain/members/schema";

export type { PasswordResetOffer, PasswordResetRecord } from "./record";

/** What sets a password by a link. */
export const ApplyPasswordReset = LinkToken.extend({ password: NewPassword });
