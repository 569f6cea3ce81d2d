import { env } from "@/lib/env";

/** Whether browsers reach this installation over TLS, so that its cookies can be `Secure`. */
export function usesTls(): boolean {
  return env().publicUrl?.startsWith("https://") ?? false;
}

/** Returns the name of the session cookie; browsers accept the `__Secure-` prefix over TLS only. */
export function sessionCookieName(): string {
  return usesTls() ? "__Secure-opportune.session" : "opportune.session";
}
