import { toast } from "sonner";
import { announceSession } from "@/lib/client/page-session";
import { postToNextAuth } from "./post-to-next-auth";

/** Ends the session and opens the sign-in page. Shows an error if the server cannot be reached. */
export async function signOut(): Promise<void> {
  try {
    const response = await postToNextAuth("signout", { callbackUrl: "/sign-in" });
    if (!response.ok) throw new Error(`sign-out returned ${response.status}`);
    announceSession();
    window.location.replace("/sign-in");
  } catch {
    toast.error("You’re still signed in", {
      description: "The server couldn’t be reached. Try again.",
    });
  }
}
