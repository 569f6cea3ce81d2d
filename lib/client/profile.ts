import type { ChangePassword, ProfileRecord, UpdateProfile } from "@/lib/domain/members/schema";
import { crmRequest } from "./crm-request";

// Requests for the profile of the signed-in user. Each throws `ApiError`.

export function updateProfile(profile: UpdateProfile): Promise<{ profile: ProfileRecord }> {
  return crmRequest("PATCH", "/profile", { body: { profile } });
}

/** Ends one of the user's sessions, with its tokens. */
export function endSession(id: string): Promise<void> {
  return crmRequest("DELETE", `/profile/sessions/${encodeURIComponent(id)}`);
}

/** Ends all of the user's sessions but this one. */
export function endOtherSessions(): Promise<void> {
  return crmRequest("DELETE", "/profile/sessions");
}

/** Changes the password, which ends every session of the user, including this one. */
export function changePassword(body: ChangePassword): Promise<void> {
  return crmRequest("POST", "/profile/password", { body, isRepeatable: true });
}
