import { listLinkedOpportunities } from "@/lib/domain/customers/list-linked-opportunities";
import { LinkedOpportunities } from "@/lib/domain/customers/response-schema";
import { LinkedQuery } from "@/lib/domain/customers/schema";
import { parse } from "@/lib/domain/validation";
import { queryParams } from "@/lib/http/crm-api/opportunity";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: LinkedOpportunities }, async ({ actor, params: { id = "" }, query }) =>
      listLinkedOpportunities(actor, "account", id, parse(LinkedQuery, queryParams(query))),
    ),
  },
);
