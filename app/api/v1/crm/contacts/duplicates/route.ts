import { findDuplicates } from "@/lib/domain/customers/merge/find-duplicates";
import { DuplicatesResponse } from "@/lib/domain/customers/response-schema";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: DuplicatesResponse }, async ({ actor }) => ({
      duplicates: await findDuplicates(actor, "contact"),
    })),
  },
);
