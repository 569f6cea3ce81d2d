import { importOpportunitiesCsv } from "@/lib/domain/import-export/csv/import-opportunities-csv";
import { CsvImportReport } from "@/lib/domain/import-export/csv/record";
import { CsvImportQuery } from "@/lib/domain/import-export/csv/schema";
import { recordAct } from "@/lib/domain/security-events/record-act";
import { parse } from "@/lib/domain/validation";
import { charsetOf } from "@/lib/http/charset-of";
import { queryParams } from "@/lib/http/crm-api/opportunity";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { admitImport } from "@/lib/http/import-slots";
import { withSpooledBody } from "@/lib/http/spooled-body";

const FILE = { type: "text/csv", maxBytes: 50_000_000 };

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: manageOrganization(
      { 200: CsvImportReport },
      ({ query, request, idempotent }) =>
        withSpooledBody(request, FILE, (open, digest) =>
          idempotent(digest, async (actor) => {
            const options = {
              ...parse(CsvImportQuery, queryParams(query)),
              charset: charsetOf(request),
            };
            const report = await importOpportunitiesCsv(actor, open, options);
            if (!options.dry_run) await recordAct(actor, "imported", { what: "opportunities.csv" });
            return report;
          }),
        ),
      { readsBody: true, admit: admitImport },
    ),
  },
);
