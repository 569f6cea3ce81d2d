import { LeadResponse } from "@/lib/domain/leads/response-schema";
import { restoreLead } from "@/lib/domain/leads/restore-lead";
import { leadReply } from "@/lib/http/crm-api/lead";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: edit({ 200: LeadResponse }, async ({ actor, params: { id = "" }, request }) =>
      leadReply(200, await restoreLead(actor, id, ifMatch(request))),
    ),
  },
);
