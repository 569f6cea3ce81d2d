import type { z } from "zod";
import type {
  OrganizationRecord,
  SetUp,
  UpdateOrganization,
} from "@/lib/domain/organizations/schema";
import { crmRequest } from "./crm-request";

// The organization over the CRM API. Everything here throws `ApiError`.

export type OrganizationChange = z.input<typeof UpdateOrganization>;
export type SetUpInput = z.input<typeof SetUp>;

/** Changes the sent fields. An organization that is no longer of version `ifMatch` throws `stale`, 412. */
export async function updateOrganization(
  change: OrganizationChange,
  ifMatch: number,
): Promise<OrganizationRecord> {
  const answer = await crmRequest<{ organization: OrganizationRecord }>("PATCH", "/organization", {
    body: { organization: change },
    ifMatch,
  });
  return answer.organization;
}

/** Begins an empty installation. Throws 404 once it has begun. */
export function setUp(input: SetUpInput): Promise<{ organization_id: string; user_id: string }> {
  return crmRequest("POST", "/setup", { body: input });
}
