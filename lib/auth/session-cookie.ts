import { env } from "@/lib/env";

/** Whether browsers reach this installation over TLS, so that its cookies can be `Secure`. */
export function usesTls(): boolean {
  return env().publicUrl?.startsWith("https://") ?? false;
}

/** Returns the name of the session cookie; browsers accept the `__Host-` prefix over TLS only,
 * and then from no other host. */
export function sessionCookieName(): string {
  return usesTls() ? "__Host-opportune.session" : "opportune.session";
}
