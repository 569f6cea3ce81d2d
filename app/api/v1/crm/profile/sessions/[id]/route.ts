import { requireUser } from "@/lib/domain/actor";
import { endOwnSession } from "@/lib/domain/sessions/end-own-session";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";
import { refuseIfMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    DELETE: view({ 204: NoBody }, async ({ actor, params: { id = "" }, request }) => {
      await refuseIfMatch(request, "session");
      await endOwnSession(requireUser(actor), id);
      return new Reply(204);
    }),
  },
);
