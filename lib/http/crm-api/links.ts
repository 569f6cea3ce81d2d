import type { NextRequest } from "next/server";
import { acceptInvitation } from "@/lib/auth/accept-invitation";
import { clientAddress } from "@/lib/auth/client-address";
import { deviceCookieName, knownDevice } from "@/lib/auth/device-cookie";
import { openLink } from "@/lib/auth/open-link";
import { resetPassword } from "@/lib/auth/reset-password";
import { findOffer } from "@/lib/domain/members/invitations/queries";
import { AcceptInvitation, LinkToken } from "@/lib/domain/members/invitations/schema";
import { findPasswordReset } from "@/lib/domain/members/password-resets/find-password-reset";
import { ApplyPasswordReset } from "@/lib/domain/members/password-resets/schema";
import { parse } from "@/lib/domain/validation";
import type { JsonObject } from "@/lib/http/parse";
import { Reply } from "@/lib/http/reply";

// Routes for the holder of a link, who is not signed in. All throw `not_found` for an unknown,
// used, revoked or expired link, and `rate_limited` after too many of those.

type LinkRequest = { body: JsonObject; request: NextRequest };

/** Returns the organization, role and address of an invitation. */
export async function showInvitation({ body, request }: LinkRequest) {
  const { token } = parse(LinkToken, body);
  const { organization_name, role, email, created_by_name, expires_at } = await openLink(
    addressOf(request),
    () => findOffer(token),
  );
  return { invitation: { organization_name, role, email, created_by_name, expires_at } };
}

/** Makes the holder of an invitation's link a member. */
export async function joinByInvitation({ body, request }: LinkRequest) {
  const sent = parse(AcceptInvitation, body);
  const device = knownDevice(request.cookies.get(deviceCookieName())?.value, sent.email ?? "");
  return { member: await acceptInvitation(sent, { address: addressOf(request), device }) };
}

/** Returns the user whose password the link resets. */
export async function showPasswordReset({ body, request }: LinkRequest) {
  const { token } = parse(LinkToken, body);
  const { name, email, expires_at } = await openLink(addressOf(request), () =>
    findPasswordReset(token),
  );
  return { password_reset: { name, email, expires_at } };
}

/** Sets the password of the link's user. */
export async function applyReset({ body, request }: LinkRequest) {
  await resetPassword(parse(ApplyPasswordReset, body), addressOf(request));
  return new Reply(204);
}

function addressOf(request: NextRequest): string | null {
  return clientAddress(request.headers);
}
