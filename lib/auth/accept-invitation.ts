import { systemDb } from "@/lib/db/client";
import { isUniqueViolation } from "@/lib/db/constraint";
import { DomainError, invalid } from "@/lib/domain/errors";
import {
  acceptInvitation as accept,
  type Joining,
} from "@/lib/domain/members/invitations/accept-invitation";
import { findOffer } from "@/lib/domain/members/invitations/queries";
import type { AcceptInvitation, InvitationOffer } from "@/lib/domain/members/invitations/schema";
import { type Attempter, attemptAsAccount } from "./attempt-limits";
import { hashNewPassword } from "./hash-new-password";
import { openLink } from "./open-link";
import { verifyPassword } from "./password";

/**
 * Makes the holder of an invitation's link a member: a new user, or a user of the same tenant who
 * sends their password. The error for a wrong password does not reveal whether the address has an
 * account. Throws `not_found` for an invalid link, `invalid`, `unauthenticated`, `conflict`,
 * `rate_limited`.
 */
export async function acceptInvitation(sent: AcceptInvitation, attempter: Attempter) {
  const offer = await openLink(attempter.address, () => findOffer(sent.token));
  const email = addressOf(offer, sent);
  const joining = await identifyUser(offer, email, sent, attempter);
  try {
    const joined = await openLink(attempter.address, () => accept(sent.token, joining));
    return { ...joined, email };
  } catch (error) {
    throw isUniqueViolation(error) ? wrongPassword() : error;
  }
}

function addressOf(offer: InvitationOffer, { email }: AcceptInvitation): string {
  const used = email ?? offer.email;
  if (!used) throw invalid({ field: "email", message: "is required" });
  if (offer.email && used !== offer.email) {
    throw invalid({
      field: "email",
      message: `must be ${offer.email}: the invitation is for this address`,
    });
  }
  return used;
}

async function identifyUser(
  offer: InvitationOffer,
  email: string,
  { name, password }: AcceptInvitation,
  attempter: Attempter,
): Promise<Joining> {
  const user = await systemDb().user.findUnique({
    where: { email },
    select: { id: true, tenantId: true, passwordHash: true },
  });
  if (!user && name !== undefined) {
    const about = [offer.organization_name, name, email];
    return { name, email, passwordHash: await hashNewPassword(password, { about }) };
  }
  const verified = await attemptAsAccount(email, attempter, async () => {
    const matches = await verifyPassword(password, user?.passwordHash ?? null);
    return matches && user?.tenantId === offer.tenant_id ? { userId: user.id } : null;
  });
  if (!verified) throw wrongPassword();
  return verified;
}

function wrongPassword(): DomainError {
  return new DomainError(
    "unauthenticated",
    "This address cannot be used with this password. If it has an account here, give the password of that account; else use another address.",
  );
}
