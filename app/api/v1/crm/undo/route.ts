import { parse } from "@/lib/domain/field-issues";
import { UndoRequest } from "@/lib/domain/undo/schema";
import { undo } from "@/lib/domain/undo/undo";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  { POST: edit(async ({ actor, body }) => undo(actor, parse(UndoRequest, body))) },
);
