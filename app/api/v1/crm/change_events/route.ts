import { listChangeEventParts, listChangeEvents } from "@/lib/domain/change-events/queries";
import { ChangeEventPage } from "@/lib/domain/change-events/record";
import { ChangeEventQuery } from "@/lib/domain/change-events/schema";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: ChangeEventPage }, async ({ actor, query }) => {
      const { fields, ...selected } = parseQuery(ChangeEventQuery, query);
      return fields
        ? listChangeEventParts(actor, selected, fields)
        : listChangeEvents(actor, selected);
    }),
  },
);
