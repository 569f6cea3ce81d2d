import { listLinkedOpportunities } from "@/lib/domain/customers/list-linked-opportunities";
import { LinkedOpportunities } from "@/lib/domain/customers/response-schema";
import { LinkedQuery } from "@/lib/domain/customers/schema";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: LinkedOpportunities }, async ({ actor, params: { id = "" }, query }) =>
      listLinkedOpportunities(actor, "contact", id, parseQuery(LinkedQuery, query)),
    ),
  },
);
