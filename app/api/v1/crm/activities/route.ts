import { createActivity } from "@/lib/domain/activities/create-activity";
import {
  countActivities,
  listActivities,
  listActivityParts,
} from "@/lib/domain/activities/queries";
import { ActivityListResponse, ActivityResponse } from "@/lib/domain/activities/response-schema";
import { ActivityQuery, CreateActivity } from "@/lib/domain/activities/schema";
import { resolveDays } from "@/lib/domain/organizations/resolve-days";
import { parse } from "@/lib/domain/validation";
import { activityReply } from "@/lib/http/crm-api/activity";
import { listReply } from "@/lib/http/crm-api/list-reply";
import { assertNoSuffix, sentValues } from "@/lib/http/crm-api/parse-query";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";

const NAMES = Object.keys(ActivityQuery.shape);

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "activity" },
  {
    GET: view({ 200: ActivityListResponse }, async ({ actor, query, request }) => {
      assertNoSuffix(query, new Set(NAMES));
      const sent = await resolveDays(actor, sentValues(query, NAMES));
      const { fields, ...selected } = parse(ActivityQuery, sent);
      const { activities: records, nextCursor } = fields
        ? await listActivityParts(actor, selected, fields)
        : await listActivities(actor, selected);
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
