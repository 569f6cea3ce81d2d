import { parse } from "@/lib/domain/validation";
import { deleteView } from "@/lib/domain/views/delete-view";
import { findView } from "@/lib/domain/views/queries";
import { UpdateView } from "@/lib/domain/views/schema";
import { updateView } from "@/lib/domain/views/update-view";
import { ViewResponse } from "@/lib/http/crm-api/responses/views";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { viewReply } from "@/lib/http/crm-api/view";
import { view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "view", assertExists: (actor, { id = "" }) => findView(actor, id) },
  {
    PATCH: view({ 200: ViewResponse }, async ({ actor, params: { id = "" }, body, request }) =>
      viewReply(200, await updateView(actor, id, parse(UpdateView, body), ifMatch(request))),
    ),
    DELETE: view({ 204: NoBody }, async ({ actor, params: { id = "" }, request }) => {
      await deleteView(actor, id, ifMatch(request));
      return new Reply(204);
    }),
  },
);
