import type {
  HandedOver,
  HandOver,
  MemberDetails,
  UpdateMember,
} from "@/lib/domain/members/schema";
import { crmRequest } from "./crm-request";

// Requests for members. Each throws `ApiError`.

export async function updateMember(userId: string, member: UpdateMember): Promise<MemberDetails> {
  return (
    await crmRequest<{ member: MemberDetails }>("PATCH", pathOf(userId), { body: { member } })
  ).member;
}

/** Deactivates a member; `hand_over` reassigns their opportunities. */
export function deactivateMember(userId: string, hand_over: HandOver | null): Promise<HandedOver> {
  return crmRequest("POST", `${pathOf(userId)}/deactivate`, { body: { hand_over } });
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
