import { z } from "zod";
import { requiredText, text } from "@/lib/domain/fields";
import { EmailAddress } from "@/lib/domain/members/schema";
import { ROLES, type Role } from "@/lib/domain/permissions";

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

/** An invitation that waits to be accepted. Times are ISO 8601 in UTC. */
export type InvitationRecord = {
  id: string;
  role: Role;
  email: string | null;
  created_by_user_id: string | null;
  created_by_name: string | null;
  created_at: string;
  expires_at: string;
};

/** What the holder of an invitation's link is shown. */
export type InvitationOffer = {
  organization_id: string;
  organization_name: string;
  tenant_id: string;
  role: Role;
  email: string | null;
  created_by_name: string | null;
  expires_at: string;
};
