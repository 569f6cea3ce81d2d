import { listTrash } from "@/lib/domain/trash/queries";
import { TrashPage } from "@/lib/domain/trash/record";
import { TrashQuery } from "@/lib/domain/trash/schema";
import { parse } from "@/lib/domain/validation";
import { queryParams } from "@/lib/http/crm-api/opportunity";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: TrashPage }, async ({ actor, query }) =>
      listTrash(actor, parse(TrashQuery, queryParams(query))),
    ),
  },
);
