import { z } from "zod";
import { requiredText, text } from "@/lib/domain/fields";
import { EmailAddress } from "@/lib/domain/members/schema";
import { ROLES } from "@/lib/domain/permissions";

export type { CreatedInvitation, InvitationOffer, InvitationRecord } from "./record";

/** A new invitation; with `email`, only that address can accept it. */
export const CreateInvitation = z.object({
  role: z.enum(ROLES),
  email: z.preprocess((value) => (value === "" ? null : value), EmailAddress.nullish()),
});
export type CreateInvitation = z.output<typeof CreateInvitation>;

/** A link's token: the part after the `#`. */
export const LinkToken = z.object({ token: text().max(200, "must be at most 200 characters") });

/**
 * An acceptance: with a name, creates an account with that password; without a name, the password proves an existing
 * account.
 */
export const AcceptInvitation = LinkToken.extend({
  name: requiredText(200).optional(),
  email: EmailAddress.optional(),
  password: text().max(1_000, "must be at most 1000 characters"),
});
export type AcceptInvitation = z.output<typeof AcceptInvitation>;
