import { exportOpportunitiesCsv } from "@/lib/domain/import-export/csv/export-opportunities-csv";
import { recordAct } from "@/lib/domain/security-events/record-act";
import { exportSelection } from "@/lib/http/crm-api/opportunity";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageShared } from "@/lib/http/endpoint";
import { Reply } from "@/lib/http/reply";
import { PlainText } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: manageShared({ 200: PlainText }, async ({ actor, query }) => {
      const file = await exportOpportunitiesCsv(actor, await exportSelection(actor, query));
      await recordAct(actor, "exported", { what: "opportunities.csv" });
      return new Reply(200, file, {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": 'attachment; filename="opportunities.csv"',
      });
    }),
  },
);
