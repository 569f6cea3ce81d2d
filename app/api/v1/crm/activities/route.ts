import { createActivity } from "@/lib/domain/activities/create-activity";
import { countActivities, listActivities } from "@/lib/domain/activities/queries";
import { ActivityListResponse, ActivityResponse } from "@/lib/domain/activities/response-schema";
import { ActivityQuery, CreateActivity } from "@/lib/domain/activities/schema";
import { activityReply } from "@/lib/http/crm-api/activity";
import { listReply } from "@/lib/http/crm-api/list-reply";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "activity" },
  {
    GET: view({ 200: ActivityListResponse }, async ({ actor, query, request }) => {
      const selected = parseQuery(ActivityQuery, query);
      const { activities: records, nextCursor } = await listActivities(actor, selected);
      return listReply(request, "activities", { records, nextCursor }, selected, () =>
        countActivities(actor, selected),
      );
    }),
    POST: edit({ 201: ActivityResponse }, async ({ actor, body }) =>
      activityReply(
        201,
        await createActivity(actor, await parseRecord(actor, CreateActivity, body)),
      ),
    ),
  },
);
