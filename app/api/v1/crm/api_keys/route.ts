import { requireUser } from "@/lib/domain/actor";
import { createApiKey } from "@/lib/domain/api-keys/create-api-key";
import { listApiKeys } from "@/lib/domain/api-keys/queries";
import { ApiKeyList, CreatedApiKey } from "@/lib/domain/api-keys/record";
import { CreateApiKey } from "@/lib/domain/api-keys/schema";
import { resolveDays } from "@/lib/domain/organizations/resolve-days";
import { parse } from "@/lib/domain/validation";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { Reply } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "api_key" },
  {
    GET: manageOrganization({ 200: ApiKeyList }, async ({ actor }) => {
      const api_keys = await listApiKeys(actor);
      return { api_keys, total_count: api_keys.length };
    }),
    POST: manageOrganization({ 201: CreatedApiKey }, async ({ actor, body }) => {
      const input = parse(CreateApiKey, await resolveDays(actor, body));
      const { apiKey, key } = await createApiKey(requireUser(actor), input);
      return new Reply(201, { api_key: apiKey, key });
    }),
  },
);
