import type {
  AcceptInvitation,
  CreatedInvitation,
  CreateInvitation,
  InvitationOffer,
} from "@/lib/domain/members/invitations/schema";
import { crmRequest } from "./crm-request";

// Requests for invitations. Each throws `ApiError`.

/** Creates an invitation; the `token` of its link is returned only once. */
export function createInvitation(invitation: CreateInvitation): Promise<CreatedInvitation> {
  return crmRequest("POST", "/invitations", { body: { invitation } });
}

export function revokeInvitation(id: string): Promise<void> {
  return crmRequest("DELETE", `/invitations/${encodeURIComponent(id)}`);
}

type Offer = Pick<
  InvitationOffer,
  "organization_name" | "role" | "email" | "created_by_name" | "expires_at"
>;

/** Returns the organization and role of an invitation's token. */
export async function lookUpInvitation(token: string, signal?: AbortSignal): Promise<Offer> {
  const body = { token };
  return (
    await crmRequest<{ invitation: Offer }>("POST", "/invitations/lookup", {
      body,
      signal,
      isRepeatable: true,
    })
  ).invitation;
}

/**
 * Accepts an invitation: with a name creates a new account, without one uses the existing account
 * of the email.
 */
export async function acceptInvitation(
  body: AcceptInvitation & { email: string },
): Promise<{ organization_id: string; email: string }> {
  const response = await crmRequest<{ member: { organization_id: string; email: string } }>(
    "POST",
    "/invitations/accept",
    { body },
  );
  return response.member;
}
