import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";
import { OpenApiResponse, readDocument } from "@/lib/http/openapi/read-document";
import { Reply } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute(
  "GET",
  { 200: OpenApiResponse },
  async () => new Reply(200, await readDocument("deals-api")),
);
