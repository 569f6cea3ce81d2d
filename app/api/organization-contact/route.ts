import { createContact } from "@/lib/domain/customers/contacts/create-contact";
import {
  countContactsByFields,
  listContactsByFields,
} from "@/lib/domain/customers/contacts/list-contacts-by-fields";
import { CONTACTS, contactReply, newContact, showContacts } from "@/lib/http/deals-api/contact";
import { listQuery } from "@/lib/http/deals-api/list-query";
import { listReply } from "@/lib/http/deals-api/list-reply";
import { ContactListResponse, ContactResponse } from "@/lib/http/deals-api/responses/contact";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { edit, view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(CONTACTS, {
  GET: view({ 200: ContactListResponse }, async ({ actor, request }) => {
    const { query, relations } = listQuery(CONTACTS, request);
    const contacts = await listContactsByFields(actor, query);
    return listReply(query, await showContacts(actor, contacts, relations), () =>
      countContactsByFields(actor, query),
    );
  }),
  POST: edit({ 201: ContactResponse }, async ({ actor, body }) =>
    contactReply(201, actor, await createContact(actor, newContact(body))),
  ),
});
