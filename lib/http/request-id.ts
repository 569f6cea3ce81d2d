import { randomUUID } from "node:crypto";

/** Returns the client's own `X-Request-Id` if it is valid (docs/api.md 3.1), else a new one. */
export function requestIdOf(sent: string | null | undefined): string {
  return sent && /^[\w.-]{1,64}$/.test(sent) ? sent : randomUUID();
}
