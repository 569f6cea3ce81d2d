import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

export type OrganizationRecord = {
  id: string;
  name: string;
  currency: string;
  time_zone: string;
  lost_reasons: string[];
  lost_reason_required: boolean;
};

/** The actor's organization and its rules. */
export async function findOrganization(actor: Actor): Promise<OrganizationRecord> {
  const { id, name, currency, timeZone, lostReasons, lostReasonRequired } = await db().organization.findUniqueOrThrow({
    where: { id: actor.organizationId },
  });
  return {
    id,
    name,
    currency,
    time_zone: timeZone,
    lost_reasons: lostReasons,
    lost_reason_required: lostReasonRequired,
  };
}
