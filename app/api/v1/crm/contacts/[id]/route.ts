import { deleteContact } from "@/lib/domain/customers/contacts/delete-contact";
import {
  findContact,
  findContactPart,
  findContactSummary,
} from "@/lib/domain/customers/contacts/queries";
import { ContactResponse } from "@/lib/domain/customers/contacts/response-schema";
import { ContactView, UpdateContact } from "@/lib/domain/customers/contacts/schema";
import { updateContact } from "@/lib/domain/customers/contacts/update-contact";
import { contactReply } from "@/lib/http/crm-api/contact";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { partReply } from "@/lib/http/crm-api/part-reply";
import { ContactOrSummary } from "@/lib/http/crm-api/responses/customers";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "contact", assertExists: (actor, { id = "" }) => findContact(actor, id) },
  {
    GET: view({ 200: ContactOrSummary }, async ({ actor, params: { id = "" }, query }) => {
      const { include, fields } = parseQuery(ContactView, query);
      if (fields) return partReply("contact", await findContactPart(actor, id, fields));
      const find = include === "summary" ? findContactSummary : findContact;
      return contactReply(200, await find(actor, id));
    }),
    PATCH: edit({ 200: ContactResponse }, async ({ actor, params: { id = "" }, body, request }) =>
      contactReply(
        200,
        await updateContact(
          actor,
          id,
          await parseRecord(actor, UpdateContact, body),
          ifMatch(request),
        ),
      ),
    ),
    DELETE: edit({ 204: NoBody }, async ({ actor, params: { id = "" }, request }) => {
      await deleteContact(actor, id, ifMatch(request));
      return new Reply(204);
    }),
  },
);
