import { deleteLead } from "@/lib/domain/leads/delete-lead";
import { findLead, findLeadPart } from "@/lib/domain/leads/queries";
import { LeadResponse } from "@/lib/domain/leads/response-schema";
import { LeadView, UpdateLead } from "@/lib/domain/leads/schema";
import { updateLead } from "@/lib/domain/leads/update-lead";
import { leadReply } from "@/lib/http/crm-api/lead";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { partReply } from "@/lib/http/crm-api/part-reply";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "lead", assertExists: (actor, { id = "" }) => findLead(actor, id) },
  {
    GET: view({ 200: LeadResponse }, async ({ actor, params: { id = "" }, query }) => {
      const { fields } = parseQuery(LeadView, query);
      if (fields) return partReply("lead", await findLeadPart(actor, id, fields));
      return leadReply(200, await findLead(actor, id));
    }),
    PATCH: edit({ 200: LeadResponse }, async ({ actor, params: { id = "" }, body, request }) =>
      leadReply(
        200,
        await updateLead(actor, id, await parseRecord(actor, UpdateLead, body), ifMatch(request)),
      ),
    ),
    DELETE: edit({ 204: NoBody }, async ({ actor, params: { id = "" }, request }) => {
      await deleteLead(actor, id, ifMatch(request));
      return new Reply(204);
    }),
  },
);
