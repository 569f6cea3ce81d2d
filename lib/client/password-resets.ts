import type { PasswordResetOffer } from "@/lib/domain/members/password-resets/schema";
import { crmRequest } from "./crm-request";

// Password links over the CRM API. Everything here throws `ApiError`.

type Offer = Pick<PasswordResetOffer, "name" | "email" | "expires_at">;

/** Makes a link that sets a member's password; `token` is what it carries, shown this once. */
export function createPasswordReset(userId: string): Promise<{ token: string }> {
  return crmRequest("POST", `/members/${encodeURIComponent(userId)}/password_reset`);
}

/** Whose password a link's token sets. */
export async function lookUpPasswordReset(token: string, signal?: AbortSignal): Promise<Offer> {
  const body = { token };
  return (
    await crmRequest<{ password_reset: Offer }>("POST", "/password_resets/lookup", { body, signal })
  ).password_reset;
}

export function applyPasswordReset(body: { token: string; password: string }): Promise<void> {
  return crmRequest("POST", "/password_resets/apply", { body });
}
