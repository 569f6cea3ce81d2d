import { findLinks } from "@/lib/domain/customers/merge/count-links";
import { LinksResponse } from "@/lib/domain/customers/response-schema";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: LinksResponse }, async ({ actor, params: { id = "" } }) => ({
      links: await findLinks(actor, "account", id),
    })),
  },
);
