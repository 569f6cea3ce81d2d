import type {
  CreateInvitation,
  InvitationOffer,
  InvitationRecord,
} from "@/lib/domain/members/invitations/schema";
import { crmRequest } from "./crm-request";

// Invitations over the CRM API. Everything here throws `ApiError`.

/** Makes an invitation; `token` is what its link carries, shown this once. */
export function createInvitation(
  invitation: CreateInvitation,
): Promise<{ invitation: InvitationRecord; token: string }> {
  return crmRequest("POST", "/invitations", { body: { invitation } });
}

export function revokeInvitation(id: string): Promise<void> {
  return crmRequest("DELETE", `/invitations/${encodeURIComponent(id)}`);
}

type Offer = Pick<
  InvitationOffer,
  "organization_name" | "role" | "email" | "created_by_name" | "expires_at"
>;

/** What an invitation's token invites to. */
export async function lookUpInvitation(token: string, signal?: AbortSignal): Promise<Offer> {
  const body = { token };
  return (await crmRequest<{ invitation: Offer }>("POST", "/invitations/lookup", { body, signal }))
    .invitation;
}

type Joining = { token: string; name?: string; email: string; password: string };

/** Joins: with a name as somebody new, without one with the account that the address has. */
export async function acceptInvitation(
  body: Joining,
): Promise<{ organization_id: string; email: string }> {
  const answer = await crmRequest<{ member: { organization_id: string; email: string } }>(
    "POST",
    "/invitations/accept",
    { body },
  );
  return answer.member;
}
