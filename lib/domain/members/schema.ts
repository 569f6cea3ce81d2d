import { z } from "zod";
import { requiredText, text, trimmedText } from "@/lib/domain/fields";
import { weaknessOf } from "@/lib/domain/passwords/rules";
import { ROLES } from "@/lib/domain/permissions";

export type {
  DeactivatedMember,
  DemotedMember,
  HandedOver,
  MemberDetails,
  MemberForKey,
  MemberRecord,
  ProfileRecord,
} from "./record";

/** The address a user signs in with, in its stored form: trimmed, lower case. */
export const EmailAddress = trimmedText()
  .toLowerCase()
  .max(320, "must be at most 320 characters")
  .regex(/^[^\s@]+@[^\s@]+$/, "must be an e-mail address");

/**
 * A new password. Existing passwords may be weaker. What is known of its user, and the list of common
 * passwords, are checked where it is hashed (`lib/auth/hash-new-password.ts`).
 */
export const NewPassword = text().superRefine((password, context) => {
  const weakness = weaknessOf(password);
  if (weakness) context.addIssue({ code: "custom", message: weakness });
});

/** Whether the API keys of the member's making are revoked, by default true. */
const RevokeApiKeys = z.boolean({ error: "must be true or false" }).default(true);

/** A change of a membership; `revoke_api_keys` counts if an ADMIN gets a lesser role. */
export const UpdateMember = z.object({
  role: z.enum(ROLES).optional(),
  revoke_api_keys: RevokeApiKeys,
});
export type UpdateMember = z.output<typeof UpdateMember>;

/** The receiver of a member's opportunities, and which of them. */
export const HandOver = z.object({
  to_user_id: text(),
  which: z.enum(["open", "all"]).default("open"),
});
export type HandOver = z.output<typeof HandOver>;

/** A deactivation, with an optional hand-over. */
export const DeactivateMember = z.object({
  hand_over: HandOver.nullish(),
  revoke_api_keys: RevokeApiKeys,
});
export type DeactivateMember = z.output<typeof DeactivateMember>;

/** A change of the user's own profile. */
export const UpdateProfile = z.object({ name: requiredText(200).optional() });
export type UpdateProfile = z.output<typeof UpdateProfile>;

/** A change of the user's own password. */
export const ChangePassword = z.object({
  current_password: text().max(1_000, "must be at most 1000 characters"),
  new_password: NewPassword,
});
export type ChangePassword = z.output<typeof ChangePassword>;
