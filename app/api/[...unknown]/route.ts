import { notFound } from "@/lib/domain/errors";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { view } from "@/lib/http/endpoint";

const absent = view({}, async () => {
  throw notFound();
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(
  { names: {} },
  { GET: absent, POST: absent, PUT: absent, PATCH: absent, DELETE: absent },
);
