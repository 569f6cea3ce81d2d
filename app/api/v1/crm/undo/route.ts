import { undo } from "@/lib/domain/opportunities/bulk/undo-bulk-change";
import { UndoRequest } from "@/lib/domain/opportunities/bulk/undo-schema";
import { parse } from "@/lib/domain/validation";
import { UndoResponse } from "@/lib/http/crm-api/responses/bulk";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: edit({ 200: UndoResponse }, async ({ actor, body }) =>
      undo(actor, parse(UndoRequest, body)),
    ),
  },
);
