import { toast } from "sonner";
import { announceSession } from "@/lib/client/page-session";
import { postToNextAuth } from "./post-to-next-auth";

/**
 * Switches this browser's session to another organization of the user and opens its board. Shows an
 * error if it fails.
 */
export async function switchOrganization(organizationId: string): Promise<void> {
  try {
    const session = await (await postToNextAuth("session", { data: organizationId })).json();
    if (session.organizationId !== organizationId)
      throw new Error("the session stayed where it was");
    announceSession();
    window.location.assign("/crm/opportunities");
  } catch {
    toast.error("Couldn’t switch organizations", {
      description: "You may no longer be a member, or the server couldn’t be reached.",
    });
  }
}
