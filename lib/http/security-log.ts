import type { RequestFacts } from "@/lib/domain/security-events/request-facts";
import type { SecurityEvent } from "@/lib/domain/security-events/security-event";
import { log } from "./log";

/** Events that stand although the request was refused. */
const OF_REFUSALS: ReadonlySet<SecurityEvent["type"]> = new Set([
  "sign_in_failed",
  "limit_reached",
  "token_reused",
  "api_key_first_used",
  "forbidden",
]);

/**
 * Writes a line for each security event of a request that is finished. Events of a request that
 * failed were rolled back, but those of refusals.
 */
export function logSecurityEvents(facts: RequestFacts, status: number): void {
  const { requestId, address, events } = facts;
  for (const { type, organizationId, userId, apiKeyId, name, detail } of events) {
    if (status >= 400 && !OF_REFUSALS.has(type)) continue;
    log.info(
      { security: type, organizationId, userId, apiKeyId, name, address, requestId, detail },
      "security event",
    );
  }
}
