import { reorderStage } from "@/lib/domain/opportunities/order/reorder-stage";
import { ReorderStage } from "@/lib/domain/opportunities/schema";
import { parse } from "@/lib/domain/validation";
import { ReorderResponse } from "@/lib/http/crm-api/responses/opportunities";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "opportunity" },
  {
    POST: edit({ 200: ReorderResponse }, async ({ actor, body }) =>
      reorderStage(actor, parse(ReorderStage, body)),
    ),
  },
);
