import { convertLead } from "@/lib/domain/leads/convert-lead";
import { findLead } from "@/lib/domain/leads/queries";
import { Conversion } from "@/lib/domain/leads/response-schema";
import { ConvertLead } from "@/lib/domain/leads/schema";
import { resolveDays } from "@/lib/domain/organizations/resolve-days";
import { parse } from "@/lib/domain/validation";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { etag } from "@/lib/http/etag";
import { ifMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { assertExists: (actor, { id = "" }) => findLead(actor, id) },
  {
    POST: edit({ 201: Conversion }, async ({ actor, params: { id = "" }, body, request }) => {
      const input = parse(ConvertLead, await resolveDays(actor, body));
      const conversion = await convertLead(actor, id, input, ifMatch(request));
      return new Reply(201, conversion, etag(conversion.lead));
    }),
  },
);
