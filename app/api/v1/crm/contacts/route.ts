import { createContact } from "@/lib/domain/customers/contacts/create-contact";
import {
  countContacts,
  listContactParts,
  listContactSummaries,
  listContacts,
} from "@/lib/domain/customers/contacts/queries";
import { ContactResponse } from "@/lib/domain/customers/contacts/response-schema";
import { ContactQuery, CreateContact } from "@/lib/domain/customers/contacts/schema";
import { contactReply } from "@/lib/http/crm-api/contact";
import { listReply } from "@/lib/http/crm-api/list-reply";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { ContactListOrSummaries } from "@/lib/http/crm-api/responses/customers";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "contact" },
  {
    GET: view({ 200: ContactListOrSummaries }, async ({ actor, query, request }) => {
      const { fields, ...selected } = parseQuery(ContactQuery, query);
      const list = selected.include === "summary" ? listContactSummaries : listContacts;
      const { contacts: records, nextCursor } = fields
        ? await listContactParts(actor, selected, fields)
        : await list(actor, selected);
      return listReply(request, "contacts", { records, nextCursor }, selected, () =>
        countContacts(actor, selected),
      );
    }),
    POST: edit({ 201: ContactResponse }, async ({ actor, body }) =>
      contactReply(201, await createContact(actor, await parseRecord(actor, CreateContact, body))),
    ),
  },
);
