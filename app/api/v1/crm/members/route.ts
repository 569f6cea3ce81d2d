import { listMemberDetails } from "@/lib/domain/members/queries";
import { MemberList } from "@/lib/domain/members/record";
import { shownMember } from "@/lib/domain/members/shown-member";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: MemberList }, async ({ actor }) => {
      const members = await listMemberDetails(actor);
      return {
        members: members.map((member) => shownMember(actor, member)),
        total_count: members.length,
      };
    }),
  },
);
