import type { z } from "zod";
import type {
  OrganizationRecord,
  SetUp,
  UpdateOrganization,
} from "@/lib/domain/organizations/schema";
import { crmRequest } from "./crm-request";

// Requests for the organization. Each throws `ApiError`.

export type OrganizationChange = z.input<typeof UpdateOrganization>;
export type SetUpInput = z.input<typeof SetUp>;

/**
 * Changes the given fields. Throws `stale`, 412, if the organization is newer than version
 * `ifMatch`.
 */
export async function updateOrganization(
  change: OrganizationChange,
  ifMatch: number,
): Promise<OrganizationRecord> {
  const response = await crmRequest<{ organization: OrganizationRecord }>(
    "PATCH",
    "/organization",
    {
      body: { organization: change },
      ifMatch,
    },
  );
  return response.organization;
}

/** Sets up an empty installation. Throws 404 once it is set up. */
export function setUp(input: SetUpInput): Promise<{ organization_id: string; user_id: string }> {
  return crmRequest("POST", "/setup", { body: input });
}
