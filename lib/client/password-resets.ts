import type {
  CreatedPasswordReset,
  PasswordResetOffer,
} from "@/lib/domain/members/password-resets/schema";
import { crmRequest } from "./crm-request";

// Requests for password links. Each throws `ApiError`.

type Offer = Pick<PasswordResetOffer, "name" | "email" | "expires_at">;

/** Creates a link that sets a member's password; its `token` is returned only once. */
export function createPasswordReset(userId: string): Promise<CreatedPasswordReset> {
  return crmRequest("POST", `/members/${encodeURIComponent(userId)}/password_reset`);
}

/** Returns whose password the token of a link sets. */
export async function lookUpPasswordReset(token: string, signal?: AbortSignal): Promise<Offer> {
  const body = { token };
  return (
    await crmRequest<{ password_reset: Offer }>("POST", "/password_resets/lookup", {
      body,
      signal,
      isRepeatable: true,
    })
  ).password_reset;
}

export function applyPasswordReset(body: { token: string; password: string }): Promise<void> {
  return crmRequest("POST", "/password_resets/apply", { body });
}
