import { hasUsers } from "@/lib/domain/organizations/has-users";
import { env } from "@/lib/env";
import { ProcessGlobal } from "@/lib/process-global";

// Users are never deleted, so setup stays closed once there is one, and the query is not repeated.
const hasAnyUser = new ProcessGlobal<true>("opportuneHasUsers");

/**
 * Whether the installation still needs its first organization and ADMIN: not in the demo, nor after
 * the first user.
 */
export async function isSetupOpen(): Promise<boolean> {
  if (env().isDemo) return false;
  if (hasAnyUser.get()) return false;
  if (!(await hasUsers())) return true;
  hasAnyUser.set(true);
  return false;
}
