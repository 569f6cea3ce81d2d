import { ActivityResponse } from "@/lib/domain/activities/response-schema";
import { restoreActivity } from "@/lib/domain/activities/restore-activity";
import { activityReply } from "@/lib/http/crm-api/activity";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: edit({ 200: ActivityResponse }, async ({ actor, params: { id = "" }, request }) =>
      activityReply(200, await restoreActivity(actor, id, ifMatch(request))),
    ),
  },
);
