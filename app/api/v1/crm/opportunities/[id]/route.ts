import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { findOpportunity, findOpportunityPart } from "@/lib/domain/opportunities/queries";
import { OpportunityView, UpdateOpportunity } from "@/lib/domain/opportunities/schema";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { opportunityReply } from "@/lib/http/crm-api/opportunity";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { partReply } from "@/lib/http/crm-api/part-reply";
import { OpportunityResponse } from "@/lib/http/crm-api/responses/opportunities";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "opportunity", assertExists: (actor, { id = "" }) => findOpportunity(actor, id) },
  {
    GET: view({ 200: OpportunityResponse }, async ({ actor, params: { id = "" }, query }) => {
      const { fields } = parseQuery(OpportunityView, query);
      if (fields) return partReply("opportunity", await findOpportunityPart(actor, id, fields));
      return opportunityReply(200, await findOpportunity(actor, id));
    }),
    PATCH: edit(
      { 200: OpportunityResponse },
      async ({ actor, params: { id = "" }, body, request }) =>
        opportunityReply(
          200,
          await updateOpportunity(
            actor,
            id,
            await parseRecord(actor, UpdateOpportunity, body),
            ifMatch(request),
          ),
        ),
    ),
    DELETE: edit({ 204: NoBody }, async ({ actor, params: { id = "" }, request }) => {
      await deleteOpportunity(actor, id, ifMatch(request));
      return new Reply(204);
    }),
  },
);
