import { countContactsByFields } from "@/lib/domain/customers/contacts/list-contacts-by-fields";
import { CONTACTS } from "@/lib/http/deals-api/contact";
import { listQuery } from "@/lib/http/deals-api/list-query";
import { countReply } from "@/lib/http/deals-api/list-reply";
import { CountResponse } from "@/lib/http/deals-api/responses/list";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(CONTACTS, {
  GET: view({ 200: CountResponse }, async ({ actor, request }) =>
    countReply(await countContactsByFields(actor, listQuery(CONTACTS, request).query)),
  ),
});
