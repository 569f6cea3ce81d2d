import { z } from "zod";
import { Id, InstantText } from "@/lib/domain/response-fields";

/** A password link. */
export const PasswordResetRecord = z.strictObject({
  id: Id,
  user_id: Id,
  expires_at: InstantText,
});
export type PasswordResetRecord = z.output<typeof PasswordResetRecord>;

/** A new password link with its token, which is never shown again. */
export const CreatedPasswordReset = z.strictObject({
  password_reset: PasswordResetRecord,
  token: z.string(),
});
export type CreatedPasswordReset = z.output<typeof CreatedPasswordReset>;

/** The member whose password a link sets. */
export const PasswordResetOffer = z.strictObject({
  user_id: Id,
  name: z.string(),
  email: z.string(),
  expires_at: InstantText,
});
export type PasswordResetOffer = z.output<typeof PasswordResetOffer>;
