import { endMemberSessions } from "@/lib/domain/members/sessions/end-member-sessions";
import { listMemberSessions } from "@/lib/domain/members/sessions/list-member-sessions";
import { SessionList } from "@/lib/domain/sessions/record";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { refuseIfMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: manageOrganization({ 200: SessionList }, async ({ actor, params: { id = "" } }) => ({
      sessions: await listMemberSessions(actor, id),
    })),
    DELETE: manageOrganization({ 204: NoBody }, async ({ actor, params: { id = "" }, request }) => {
      await refuseIfMatch(request, "session");
      await endMemberSessions(actor, id);
      return new Reply(204);
    }),
  },
);
