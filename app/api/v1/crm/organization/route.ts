import { findOrganization } from "@/lib/domain/organizations/queries";
import { UpdateOrganization } from "@/lib/domain/organizations/schema";
import { updateOrganization } from "@/lib/domain/organizations/update-organization";
import { parse } from "@/lib/domain/validation";
import { organizationReply } from "@/lib/http/crm-api/organization";
import { OrganizationResponse } from "@/lib/http/crm-api/responses/organization";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "organization" },
  {
    GET: view({ 200: OrganizationResponse }, async ({ actor }) =>
      organizationReply(await findOrganization(actor)),
    ),
    PATCH: manageOrganization({ 200: OrganizationResponse }, async ({ actor, body, request }) =>
      organizationReply(
        await updateOrganization(actor, parse(UpdateOrganization, body), ifMatch(request)),
      ),
    ),
  },
);
