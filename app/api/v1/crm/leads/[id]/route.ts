import { deleteLead } from "@/lib/domain/leads/delete-lead";
import { findLead } from "@/lib/domain/leads/queries";
import { UpdateLead } from "@/lib/domain/leads/schema";
import { updateLead } from "@/lib/domain/leads/update-lead";
import { leadReply } from "@/lib/http/crm-api/lead";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatchVersion } from "@/lib/http/parse";
import { Reply } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "lead", assertExists: (actor, { id = "" }) => findLead(actor, id) },
  {
    GET: view(async ({ actor, params: { id = "" } }) => leadReply(200, await findLead(actor, id))),
    PATCH: edit(async ({ actor, params: { id = "" }, body, request }) =>
      leadReply(
        200,
        await updateLead(
          actor,
          id,
          await parseRecord(actor, UpdateLead, body),
          ifMatchVersion(request),
        ),
      ),
    ),
    DELETE: edit(async ({ actor, params: { id = "" } }) => {
      await deleteLead(actor, id);
      return new Reply(204);
    }),
  },
);
