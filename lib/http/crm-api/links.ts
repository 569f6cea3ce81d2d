import type { NextRequest } from "next/server";
import { acceptInvitation } from "@/lib/auth/accept-invitation";
import { clientAddress } from "@/lib/auth/client-address";
import { openLink } from "@/lib/auth/open-link";
import { resetPassword } from "@/lib/auth/reset-password";
import { findOffer } from "@/lib/domain/members/invitations/queries";
import { AcceptInvitation, LinkToken } from "@/lib/domain/members/invitations/schema";
import { findPasswordReset } from "@/lib/domain/members/password-resets/find-password-reset";
import { ApplyPasswordReset } from "@/lib/domain/members/password-resets/schema";
import { parse } from "@/lib/domain/validation";
import type { JsonObject } from "@/lib/http/parse";
import { Reply } from "@/lib/http/reply";

// What whoever holds a link may do with it; nobody needs to be signed in. Everything throws `not_found` for a link that
// is unknown, used, revoked or expired, and `rate_limited` after too many of those.

type Sent = { body: JsonObject; request: NextRequest };

/** What an invitation's link invites to. */
export async function showInvitation({ body, request }: Sent) {
  const { token } = parse(LinkToken, body);
  const { organization_name, role, email, created_by_name, expires_at } = await openLink(
    addressOf(request),
    () => findOffer(token),
  );
  return { invitation: { organization_name, role, email, created_by_name, expires_at } };
}

/** Joins by an invitation's link. */
export async function joinByInvitation({ body, request }: Sent) {
  return { member: await acceptInvitation(parse(AcceptInvitation, body), addressOf(request)) };
}

/** Whose password a link sets. */
export async function showPasswordReset({ body, request }: Sent) {
  const { token } = parse(LinkToken, body);
  const { name, email, expires_at } = await openLink(addressOf(request), () =>
    findPasswordReset(token),
  );
  return { password_reset: { name, email, expires_at } };
}

/** Sets a password by a link. */
export async function applyReset({ body, request }: Sent) {
  await resetPassword(parse(ApplyPasswordReset, body), addressOf(request));
  return new Reply(204);
}

function addressOf(request: NextRequest): string {
  return clientAddress(request.headers.get("x-forwarded-for"));
}
