import { parse } from "@/lib/domain/field-issues";
import { reorderStage } from "@/lib/domain/opportunities/reorder-stage";
import { ReorderStage } from "@/lib/domain/opportunities/schema";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "opportunity" },
  { POST: edit(async ({ actor, body }) => reorderStage(actor, parse(ReorderStage, body))) },
);
