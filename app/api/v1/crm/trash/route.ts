import { listTrash } from "@/lib/domain/trash/queries";
import { TrashPage } from "@/lib/domain/trash/record";
import { TrashQuery } from "@/lib/domain/trash/schema";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: TrashPage }, async ({ actor, query }) =>
      listTrash(actor, parseQuery(TrashQuery, query)),
    ),
  },
);
