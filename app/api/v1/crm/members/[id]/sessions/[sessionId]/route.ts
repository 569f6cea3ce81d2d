import { endMemberSession } from "@/lib/domain/members/sessions/end-member-session";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { refuseIfMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    DELETE: manageOrganization(
      { 204: NoBody },
      async ({ actor, params: { id = "", sessionId = "" }, request }) => {
        await refuseIfMatch(request, "session");
        await endMemberSession(actor, id, sessionId);
        return new Reply(204);
      },
    ),
  },
);
