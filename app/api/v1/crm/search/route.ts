import { SearchResults } from "@/lib/domain/search/record";
import { SearchQuery } from "@/lib/domain/search/schema";
import { searchRecords } from "@/lib/domain/search/search-records";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: SearchResults }, async ({ actor, query }) => ({
      results: await searchRecords(actor, parseQuery(SearchQuery, query)),
    })),
  },
);
