import { listChangeEvents } from "@/lib/domain/change-events/queries";
import { ChangeEventQuery } from "@/lib/domain/change-events/schema";
import { parse } from "@/lib/domain/validation";
import { queryParams } from "@/lib/http/crm-api/opportunity";
import { ChangeEventsResponse } from "@/lib/http/crm-api/responses/change-events";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: ChangeEventsResponse }, async ({ actor, query }) =>
      listChangeEvents(actor, parse(ChangeEventQuery, queryParams(query))),
    ),
  },
);
