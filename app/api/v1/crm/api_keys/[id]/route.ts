import { revokeApiKey } from "@/lib/domain/api-keys/revoke-api-key";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { refuseIfMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    DELETE: manageOrganization({ 204: NoBody }, async ({ actor, params: { id = "" }, request }) => {
      await refuseIfMatch(request, "API key");
      await revokeApiKey(actor, id);
      return new Reply(204);
    }),
  },
);
