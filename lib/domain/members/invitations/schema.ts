import { z } from "zod";
import { requiredText, text } from "@/lib/domain/fields";
import { EmailAddress } from "@/lib/domain/members/schema";
import { ROLES } from "@/lib/domain/permissions";

export type { InvitationOffer, InvitationRecord } from "./record";

/** What an invitation is created from; with `email` only that address may accept it. */
export const CreateInvitation = z.object({
  role: z.enum(ROLES),
  email: z.preprocess((value) => (value === "" ? null : value), EmailAddress.nullish()),
});
export type CreateInvitation = z.output<typeof CreateInvitation>;

/** A link's token, as it stands behind the `#`. */
export const LinkToken = z.object({ token: text().max(200, "must be at most 200 characters") });

/**
 * Who accepts: with a name somebody new, who is given an account with that password; without one somebody who has an
 * account and proves it by its password.
 */
export const AcceptInvitation = LinkToken.extend({
  name: requiredText(200).optional(),
  email: EmailAddress.optional(),
  password: text().max(1_000, "must be at most 1000 characters"),
});
export type AcceptInvitation = z.output<typeof AcceptInvitation>;
