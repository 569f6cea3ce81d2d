import { toast } from "sonner";
import { postToNextAuth } from "./post-to-next-auth";

/** Takes this browser's session to another of the user's organizations and opens its board; says so when it stays. */
export async function switchOrganization(organizationId: string): Promise<void> {
  try {
    const session = await (await postToNextAuth("session", { data: organizationId })).json();
    if (session.organizationId !== organizationId)
      throw new Error("the session stayed where it was");
    window.location.assign("/crm/opportunities");
  } catch {
    toast.error("Couldn’t switch organizations", {
      description: "You may no longer be a member, or the server couldn’t be reached.",
    });
  }
}
