import { findLinks } from "@/lib/domain/customers/merge/count-links";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view(async ({ actor, params: { id = "" } }) => ({
      links: await findLinks(actor, "contact", id),
    })),
  },
);
