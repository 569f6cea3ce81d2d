import { hasUsers } from "@/lib/domain/organizations/has-users";
import { env } from "@/lib/env";

// Users are never deleted, so what was closed once stays closed: from then on nothing is asked. One a process, across
// the separately bundled routes of Next.
const shared = globalThis as typeof globalThis & { opportuneHasUsers?: boolean };

/** Whether this installation waits for its first organization and ADMIN: never in the demo, nor once anybody can sign in. */
export async function isSetupOpen(): Promise<boolean> {
  if (env().isDemo) return false;
  shared.opportuneHasUsers ||= await hasUsers();
  return !shared.opportuneHasUsers;
}
