import { systemDb } from "@/lib/db/client";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import { uniqueName } from "./unique-name";

export type OrganizationInput = {
  name?: string;
  /** The tenant that owns it; a new one unless given. */
  tenantId?: string;
  currency?: string;
  timeZone?: string;
  rottingDays?: number | null;
  lostReasons?: string[];
  lostReasonRequired?: boolean;
  /** Also make its default pipeline now instead of on first need. */
  defaultPipeline?: boolean;
};

/** An organization without members, in a tenant of its own unless one is named. */
export async function createOrganization({
  tenantId,
  defaultPipeline = false,
  ...input
}: OrganizationInput = {}) {
  const name = input.name ?? uniqueName("Organization");
  const tenant =
    tenantId ?? (await systemDb().tenant.create({ data: { name }, select: { id: true } })).id;
  const organization = await systemDb().organization.create({
    data: { ...input, name, tenantId: tenant },
  });
  if (defaultPipeline) await ensureDefaultPipeline(organization.id);
  return organization;
}
