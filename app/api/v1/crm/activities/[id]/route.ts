import { deleteActivity } from "@/lib/domain/activities/delete-activity";
import { findActivity, findActivityPart } from "@/lib/domain/activities/queries";
import { ActivityResponse } from "@/lib/domain/activities/response-schema";
import { ActivityView, UpdateActivity } from "@/lib/domain/activities/schema";
import { updateActivity } from "@/lib/domain/activities/update-activity";
import { activityReply } from "@/lib/http/crm-api/activity";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { partReply } from "@/lib/http/crm-api/part-reply";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "activity", assertExists: (actor, { id = "" }) => findActivity(actor, id) },
  {
    GET: view({ 200: ActivityResponse }, async ({ actor, params: { id = "" }, query }) => {
      const { fields } = parseQuery(ActivityView, query);
      if (fields) return partReply("activity", await findActivityPart(actor, id, fields));
      return activityReply(200, await findActivity(actor, id));
    }),
    PATCH: edit({ 200: ActivityResponse }, async ({ actor, params: { id = "" }, body, request }) =>
      activityReply(
        200,
        await updateActivity(
          actor,
          id,
          await parseRecord(actor, UpdateActivity, body),
          ifMatch(request),
        ),
      ),
    ),
    DELETE: edit({ 204: NoBody }, async ({ actor, params: { id = "" }, request }) => {
      await deleteActivity(actor, id, ifMatch(request));
      return new Reply(204);
    }),
  },
);
