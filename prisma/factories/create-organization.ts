import { systemDb } from "@/lib/db/client";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import { uniqueName } from "./unique-name";

export type OrganizationInput = {
  name?: string;
  /** The tenant that owns it; a new one by default. */
  tenantId?: string;
  currency?: string;
  timeZone?: string;
  rottingDays?: number | null;
  lostReasons?: string[];
  lostReasonRequired?: boolean;
  /** Also creates its default pipeline now instead of on first use. */
  defaultPipeline?: boolean;
};

/** Creates an organization without members, in its own tenant by default. */
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
