import type { ChangePassword, UpdateProfile } from "@/lib/domain/members/schema";
import { crmRequest } from "./crm-request";

// The signed-in user's own profile over the CRM API. Everything here throws `ApiError`.

export function updateProfile(profile: UpdateProfile): Promise<{ profile: { name: string } }> {
  return crmRequest("PATCH", "/profile", { body: { profile } });
}

/** Changes the password, which ends every session of the user, this one too. */
export function changePassword(body: ChangePassword): Promise<void> {
  return crmRequest("POST", "/profile/password", { body });
}
