import { findMember } from "@/lib/domain/members/queries";
import { reactivateMember } from "@/lib/domain/members/reactivate-member";
import { MemberResponse } from "@/lib/http/crm-api/responses/members";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { refuseIfMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: manageOrganization(
      { 200: MemberResponse },
      async ({ actor, params: { id = "" }, request }) => {
        await refuseIfMatch(request, "member", () => findMember(actor, id));
        return { member: await reactivateMember(actor, id) };
      },
    ),
  },
);
