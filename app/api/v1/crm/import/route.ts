import { importBundle } from "@/lib/domain/import-export/bundle/import-bundle";
import { ImportReport } from "@/lib/domain/import-export/bundle/record";
import { ImportQuery, SECTIONS } from "@/lib/domain/import-export/bundle/schema";
import { recordAct } from "@/lib/domain/security-events/record-act";
import { parse } from "@/lib/domain/validation";
import { queryParams } from "@/lib/http/crm-api/opportunity";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { admitImport } from "@/lib/http/import-slots";

const MAX_BYTES = 50_000_000;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "bundle" },
  {
    POST: manageOrganization(
      { 200: ImportReport },
      async ({ actor, body, query }) => {
        const dryRun = parse(ImportQuery, queryParams(query)).dry_run ?? false;
        const report = await importBundle(actor, body, { dryRun });
        if (!dryRun) await recordAct(actor, "imported", { what: "bundle" });
        return report;
      },
      { maxBytes: MAX_BYTES, readsMembers: ["bundle", "version", ...SECTIONS], admit: admitImport },
    ),
  },
);
