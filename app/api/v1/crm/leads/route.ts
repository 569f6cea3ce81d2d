import { createLead } from "@/lib/domain/leads/create-lead";
import { countLeads, listLeadParts, listLeads } from "@/lib/domain/leads/queries";
import { LeadListResponse, LeadResponse } from "@/lib/domain/leads/response-schema";
import { CreateLead, LeadQuery } from "@/lib/domain/leads/schema";
import { leadReply } from "@/lib/http/crm-api/lead";
import { listReply } from "@/lib/http/crm-api/list-reply";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "lead" },
  {
    GET: view({ 200: LeadListResponse }, async ({ actor, query, request }) => {
      const { fields, ...selected } = parseQuery(LeadQuery, query);
      const { leads: records, nextCursor } = fields
        ? await listLeadParts(actor, selected, fields)
        : await listLeads(actor, selected);
      return listReply(request, "leads", { records, nextCursor }, selected, () =>
        countLeads(actor, selected),
      );
    }),
    POST: edit({ 201: LeadResponse }, async ({ actor, body }) =>
      leadReply(201, await createLead(actor, await parseRecord(actor, CreateLead, body))),
    ),
  },
);
