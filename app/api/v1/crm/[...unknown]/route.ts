import { notFound } from "@/lib/domain/errors";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

const absent = view({}, async () => {
  throw notFound();
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  { GET: absent, POST: absent, PUT: absent, PATCH: absent, DELETE: absent },
);
