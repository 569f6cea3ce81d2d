import { reactivateMember } from "@/lib/domain/members/reactivate-member";
import { MemberResponse } from "@/lib/http/crm-api/responses/members";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: manageOrganization({ 200: MemberResponse }, async ({ actor, params: { id = "" } }) => ({
      member: await reactivateMember(actor, id),
    })),
  },
);
