import { deleteActivity } from "@/lib/domain/activities/delete-activity";
import { findActivity } from "@/lib/domain/activities/queries";
import { ActivityResponse } from "@/lib/domain/activities/response-schema";
import { UpdateActivity } from "@/lib/domain/activities/schema";
import { updateActivity } from "@/lib/domain/activities/update-activity";
import { activityReply } from "@/lib/http/crm-api/activity";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "activity", assertExists: (actor, { id = "" }) => findActivity(actor, id) },
  {
    GET: view({ 200: ActivityResponse }, async ({ actor, params: { id = "" } }) =>
      activityReply(200, await findActivity(actor, id)),
    ),
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
