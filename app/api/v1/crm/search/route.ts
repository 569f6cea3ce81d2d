import { SearchQuery } from "@/lib/domain/search/schema";
import { searchRecords } from "@/lib/domain/search/search-records";
import { parse } from "@/lib/domain/validation";
import { queryParams } from "@/lib/http/crm-api/opportunity";
import { SearchResponse } from "@/lib/http/crm-api/responses/search";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: SearchResponse }, async ({ actor, query }) => ({
      results: await searchRecords(actor, parse(SearchQuery, queryParams(query))),
    })),
  },
);
