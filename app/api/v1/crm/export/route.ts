import { exportBundle } from "@/lib/domain/import-export/bundle/export-bundle";
import { recordAct } from "@/lib/domain/security-events/record-act";
import { Bundle } from "@/lib/http/crm-api/responses/import-export";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageShared } from "@/lib/http/endpoint";
import { Reply } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: manageShared({ 200: Bundle }, async ({ actor }) => {
      const bundle = await exportBundle(actor);
      await recordAct(actor, "exported", { what: "bundle" });
      return new Reply(200, bundle);
    }),
  },
);
