import { listChangeEvents } from "@/lib/domain/changes/queries";
import { ChangeEventQuery } from "@/lib/domain/changes/schema";
import { parse } from "@/lib/domain/field-issues";
import { sentQuery } from "@/lib/http/crm-api/opportunity";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  { GET: view(async ({ actor, query }) => listChangeEvents(actor, parse(ChangeEventQuery, sentQuery(query)))) },
);
