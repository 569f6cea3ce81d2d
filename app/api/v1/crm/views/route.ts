import { parse } from "@/lib/domain/validation";
import { createView } from "@/lib/domain/views/create-view";
import { listViews } from "@/lib/domain/views/queries";
import { ViewList } from "@/lib/domain/views/record";
import { CreateView } from "@/lib/domain/views/schema";
import { ViewResponse } from "@/lib/http/crm-api/responses/views";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { viewReply } from "@/lib/http/crm-api/view";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "view" },
  {
    GET: view({ 200: ViewList }, async ({ actor }) => {
      const views = await listViews(actor);
      return { views, total_count: views.length };
    }),
    POST: view({ 201: ViewResponse }, async ({ actor, body }) =>
      viewReply(201, await createView(actor, parse(CreateView, body))),
    ),
  },
);
