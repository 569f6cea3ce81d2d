import { ContactResponse } from "@/lib/domain/customers/contacts/response-schema";
import { restoreContact } from "@/lib/domain/customers/contacts/restore-contact";
import { contactReply } from "@/lib/http/crm-api/contact";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: edit({ 200: ContactResponse }, async ({ actor, params: { id = "" }, request }) =>
      contactReply(200, await restoreContact(actor, id, ifMatch(request))),
    ),
  },
);
