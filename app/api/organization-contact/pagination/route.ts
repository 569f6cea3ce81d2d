import {
  countContactsByFields,
  listContactsByFields,
} from "@/lib/domain/customers/contacts/list-contacts-by-fields";
import { CONTACTS, showContacts } from "@/lib/http/deals-api/contact";
import { paginationQuery } from "@/lib/http/deals-api/list-query";
import { listReply } from "@/lib/http/deals-api/list-reply";
import { ContactListResponse } from "@/lib/http/deals-api/responses/contact";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(CONTACTS, {
  GET: view({ 200: ContactListResponse }, async ({ actor, request }) => {
    const { query, relations } = paginationQuery(CONTACTS, request);
    const contacts = await listContactsByFields(actor, query);
    return listReply(query, await showContacts(actor, contacts, relations), () =>
      countContactsByFields(actor, query),
    );
  }),
});
