import { SearchResults } from "@/lib/domain/search/record";
import { SearchQuery } from "@/lib/domain/search/schema";
import { searchRecords } from "@/lib/domain/search/search-records";
import { parse } from "@/lib/domain/validation";
import { queryParams } from "@/lib/http/crm-api/opportunity";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: SearchResults }, async ({ actor, query }) => ({
      results: await searchRecords(actor, parse(SearchQuery, queryParams(query))),
    })),
  },
);
