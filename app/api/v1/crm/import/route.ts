import { importBundle } from "@/lib/domain/import-export/bundle/import-bundle";
import { ImportQuery } from "@/lib/domain/import-export/bundle/schema";
import { parse } from "@/lib/domain/validation";
import { sentQuery } from "@/lib/http/crm-api/opportunity";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";

const MOST_BYTES = 50_000_000;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "bundle" },
  {
    POST: manageOrganization(
      async ({ actor, body, query }) =>
        importBundle(actor, body, {
          dryRun: parse(ImportQuery, sentQuery(query)).dry_run ?? false,
        }),
      { maxBytes: MOST_BYTES },
    ),
  },
);
