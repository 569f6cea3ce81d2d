import { hasPermissions } from "@/lib/http/deals-api/permissions";
import { FlagResponse } from "@/lib/http/deals-api/responses/session";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { view } from "@/lib/http/endpoint";
import { JsonText } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(
  { names: { permissions: "permissions" } },
  {
    GET: view(
      { 200: FlagResponse },
      async ({ actor, query }) => new JsonText(String(hasPermissions(actor, query))),
    ),
  },
);
