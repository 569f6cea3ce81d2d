import { deleteContact } from "@/lib/domain/customers/contacts/delete-contact";
import { findContact } from "@/lib/domain/customers/contacts/queries";
import { updateContact } from "@/lib/domain/customers/contacts/update-contact";
import { CONTACTS, contactChange, contactReply } from "@/lib/http/deals-api/contact";
import { requestedRelations } from "@/lib/http/deals-api/list-query";
import { deletedReply } from "@/lib/http/deals-api/list-reply";
import { ContactResponse } from "@/lib/http/deals-api/responses/contact";
import { DeletedResponse } from "@/lib/http/deals-api/responses/list";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(CONTACTS, {
  GET: view({ 200: ContactResponse }, async ({ actor, params: { id = "" }, request }) => {
    const relations = requestedRelations(CONTACTS, request);
    return contactReply(200, actor, await findContact(actor, id), relations);
  }),
  PUT: edit({ 202: ContactResponse }, async ({ actor, params: { id = "" }, body, request }) =>
    contactReply(202, actor, await updateContact(actor, id, contactChange(body), ifMatch(request))),
  ),
  DELETE: edit({ 202: DeletedResponse }, async ({ actor, params: { id = "" }, request }) => {
    await deleteContact(actor, id, ifMatch(request));
    return deletedReply();
  }),
});
