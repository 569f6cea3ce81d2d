import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { requestFacts } from "./request-facts";
import type { SecurityEvent } from "./security-event";

type EventOfOrganization = SecurityEvent & { organizationId: string };

/**
 * Adds an event to the organization's security events, with the address, user agent and id of the
 * request that is being handled, and to the request's lines of the security log. `tx` may be a
 * transaction: then the event is kept only if the change is.
 */
export async function recordSecurityEvent(tx: Db, event: EventOfOrganization): Promise<void> {
  await insertSecurityEvent(tx, event);
  requestFacts()?.events.push(event);
}

/** Adds an event to the security events only. */
export async function insertSecurityEvent(tx: Db, event: EventOfOrganization): Promise<void> {
  const facts = requestFacts();
  const { type, organizationId, userId, apiKeyId, name, detail = {} } = event;
  await tx.securityEvent.create({
    data: {
      type,
      organizationId,
      userId,
      apiKeyId,
      name,
      detail,
      address: facts?.address ?? null,
      userAgent: facts?.userAgent?.slice(0, MAX_USER_AGENT) ?? null,
      requestId: facts?.requestId ?? null,
    },
  });
}

const MAX_USER_AGENT = 400;

/** Adds an event that the actor caused in its organization. */
export function recordActOf(
  tx: Db,
  { organizationId, userId, apiKeyId, name }: Actor,
  type: SecurityEvent["type"],
  detail?: SecurityEvent["detail"],
): Promise<void> {
  return recordSecurityEvent(tx, { type, organizationId, userId, apiKeyId, name, detail });
}
