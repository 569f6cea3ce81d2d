import { findContact } from "@/lib/domain/customers/contacts/queries";
import { ContactMergeResponse } from "@/lib/domain/customers/contacts/response-schema";
import { mergeContacts } from "@/lib/domain/customers/merge/merge-contacts";
import { MergeInput } from "@/lib/domain/customers/schema";
import { parse } from "@/lib/domain/validation";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { queryChoice } from "@/lib/http/query-choice";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { assertExists: (actor, { id = "" }) => findContact(actor, id) },
  {
    POST: edit(
      { 200: ContactMergeResponse },
      async ({ actor, params: { id = "" }, body, query, request }) =>
        mergeContacts(actor, id, parse(MergeInput, body), {
          isDryRun: queryChoice(query, "dry_run", ["true", "false"]) === "true",
          ifMatch: ifMatch(request),
        }),
    ),
  },
);
