import { type Db, db } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import type { OrganizationRecord } from "./schema";

/** The actor's organization and its settings. */
export async function findOrganization(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
): Promise<OrganizationRecord> {
  return readOrganization(db(actor), actor.organizationId);
}

/** Reads the time zone of the actor's organization. */
export async function readTimeZone(actor: Actor): Promise<string> {
  const { timeZone } = await db(actor).organization.findFirstOrThrow({
    where: { id: actor.organizationId },
    select: { timeZone: true },
  });
  return timeZone;
}

/** Reads the organization inside or outside a transaction. */
export async function readOrganization(
  tx: Db,
  organizationId: string,
): Promise<OrganizationRecord> {
  const found = await tx.organization.findFirstOrThrow({ where: { id: organizationId } });
  return {
    id: found.id,
    name: found.name,
    time_zone: found.timeZone,
    currency: found.currency,
    rotting_days: found.rottingDays,
    lost_reasons: found.lostReasons,
    lost_reason_required: found.lostReasonRequired,
    created_at: found.createdAt.toISOString(),
    updated_at: found.updatedAt.toISOString(),
    lock_version: found.lockVersion,
  };
}
