import type { z } from "zod";
import type {
  DeactivatedMember,
  DeactivateMember,
  DemotedMember,
  HandedOver,
  HandOver,
  MemberDetails,
  UpdateMember,
} from "@/lib/domain/members/schema";
import type { SessionRecord } from "@/lib/domain/sessions/schema";
import { crmRequest } from "./crm-request";

// Requests for members. Each throws `ApiError`.

/** Changes a member's role; an ADMIN who gets a lesser one loses their API keys unless kept. */
export function updateMember(
  userId: string,
  member: z.input<typeof UpdateMember>,
): Promise<DemotedMember> {
  return crmRequest("PATCH", pathOf(userId), { body: { member } });
}

/** Deactivates a member; `hand_over` reassigns their opportunities. */
export function deactivateMember(
  userId: string,
  body: z.input<typeof DeactivateMember>,
): Promise<DeactivatedMember> {
  return crmRequest("POST", `${pathOf(userId)}/deactivate`, { body });
}

export async function reactivateMember(userId: string): Promise<MemberDetails> {
  return (await crmRequest<{ member: MemberDetails }>("POST", `${pathOf(userId)}/reactivate`))
    .member;
}

export function handOverOpportunities(userId: string, handOver: HandOver): Promise<HandedOver> {
  return crmRequest("POST", `${pathOf(userId)}/hand_over`, { body: handOver });
}

/** Returns where a member is signed in to the organization, the last used first. */
export async function listMemberSessions(
  userId: string,
  signal: AbortSignal,
): Promise<SessionRecord[]> {
  const path = `${pathOf(userId)}/sessions`;
  return (await crmRequest<{ sessions: SessionRecord[] }>("GET", path, { signal })).sessions;
}

/** Ends one session of a member, with its tokens. */
export function endMemberSession(userId: string, id: string): Promise<void> {
  return crmRequest("DELETE", `${pathOf(userId)}/sessions/${encodeURIComponent(id)}`);
}

/** Signs a member out of the organization everywhere. */
export function endMemberSessions(userId: string): Promise<void> {
  return crmRequest("DELETE", `${pathOf(userId)}/sessions`);
}

function pathOf(userId: string): string {
  return `/members/${encodeURIComponent(userId)}`;
}
