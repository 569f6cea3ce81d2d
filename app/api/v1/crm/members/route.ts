import { listMemberDetails } from "@/lib/domain/members/queries";
import { MemberList } from "@/lib/domain/members/record";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: MemberList }, async ({ actor }) => {
      const members = await listMemberDetails(actor);
      return { members, total_count: members.length };
    }),
  },
);
