import { crmOpenRoute } from "@/lib/http/crm-api/route";
import { OpenApiResponse, readDocument } from "@/lib/http/openapi/read-document";
import { Reply } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute(
  "GET",
  { 200: OpenApiResponse },
  async () => new Reply(200, await readDocument("crm-api")),
);
