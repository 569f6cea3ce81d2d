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

function pathOf(userId: string): string {
  return `/members/${encodeURIComponent(userId)}`;
}
