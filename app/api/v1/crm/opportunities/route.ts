import { createOpportunity } from "@/lib/domain/opportunities/create-opportunity";
import { countOpportunities } from "@/lib/domain/opportunities/list/queries";
import { CreateOpportunity } from "@/lib/domain/opportunities/schema";
import { fullList } from "@/lib/http/crm-api/full-list";
import { nextLink } from "@/lib/http/crm-api/next-link";
import {
  opportunityReply,
  pageOfOpportunities,
  pageSelection,
} from "@/lib/http/crm-api/opportunity";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import {
  OpportunityListResponse,
  OpportunityResponse,
} from "@/lib/http/crm-api/responses/opportunities";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { JsonText, Reply } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "opportunity" },
  {
    GET: view({ 200: OpportunityListResponse }, async ({ actor, query, request }) => {
      const { page, isCounted, ...selected } = await pageSelection(actor, query);
      if (page.limit === undefined)
        return new Reply(200, await fullList(actor, { ...selected, sort: page.sort }));
      const { records, nextCursor } = await pageOfOpportunities(actor, { ...selected, page });
      const list = JsonText.object({
        opportunities: new JsonText(`[${records}]`),
        total_count: isCounted ? await countOpportunities(actor, selected) : undefined,
        pipeline_id: selected.pipelineId,
        next_cursor: nextCursor,
      });
      return new Reply(200, list, nextLink(request, nextCursor));
    }),
    POST: edit({ 201: OpportunityResponse }, async ({ actor, body }) =>
      opportunityReply(
        201,
        await createOpportunity(actor, await parseRecord(actor, CreateOpportunity, body)),
      ),
    ),
  },
);
