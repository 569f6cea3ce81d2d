import { env } from "@/lib/env";

/** Whether browsers reach this installation by TLS, so that its cookies may be `Secure`. */
export function usesTls(): boolean {
  return env().publicUrl?.startsWith("https://") ?? false;
}

/** The name of the session cookie; browsers accept the `__Secure-` one over TLS only. */
export function sessionCookieName(): string {
  return usesTls() ? "__Secure-opportune.session" : "opportune.session";
}
