import { requireUser } from "@/lib/domain/actor";
import { endOtherSessions } from "@/lib/domain/sessions/end-other-sessions";
import { listOwnSessions } from "@/lib/domain/sessions/queries";
import { SessionList } from "@/lib/domain/sessions/record";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: SessionList }, async ({ actor }) => ({
      sessions: await listOwnSessions(requireUser(actor)),
    })),
    DELETE: view({ 204: NoBody }, async ({ actor }) => {
      await endOtherSessions(requireUser(actor));
      return new Reply(204);
    }),
  },
);
