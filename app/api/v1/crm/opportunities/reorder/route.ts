import { StagePlaces } from "@/lib/domain/opportunities/order/record";
import { reorderStage } from "@/lib/domain/opportunities/order/reorder-stage";
import { ReorderStage } from "@/lib/domain/opportunities/schema";
import { parse } from "@/lib/domain/validation";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "opportunity" },
  {
    POST: edit({ 200: StagePlaces }, async ({ actor, body }) =>
      reorderStage(actor, parse(ReorderStage, body)),
    ),
  },
);
