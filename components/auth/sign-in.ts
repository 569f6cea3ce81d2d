import { announceSession } from "@/lib/client/page-session";
import { postToNextAuth } from "./post-to-next-auth";

type Credentials = {
  email: string;
  password: string;
  /** The organization to open; by default the last one used. */
  organizationId?: string;
};

/** Starts a session. Resolves to `undefined`, or to a sentence that says why it failed. */
export async function signIn({
  organizationId,
  ...credentials
}: Credentials): Promise<string | undefined> {
  try {
    const response = await postToNextAuth("callback/credentials", {
      ...credentials,
      ...(organizationId && { organizationId }),
      callbackUrl: "/",
    });
    const { url } = await response.json();
    const error = new URL(url, window.location.origin).searchParams.get("error");
    if (!error && response.ok) announceSession();
    if (!error) return response.ok ? undefined : UNREACHABLE;
    if (/too many/i.test(error)) return TOO_MANY;
    return error === "CredentialsSignin" ? "Incorrect email or password." : UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
}

const TOO_MANY = "Too many attempts. Wait a minute and try again.";
const UNREACHABLE = "The server couldn’t be reached. Try again in a moment.";
