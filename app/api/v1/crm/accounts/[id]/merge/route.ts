import { findAccount } from "@/lib/domain/customers/accounts/queries";
import { AccountMergeResponse } from "@/lib/domain/customers/accounts/response-schema";
import { mergeAccounts } from "@/lib/domain/customers/merge/merge-accounts";
import { MergeInput } from "@/lib/domain/customers/schema";
import { parse } from "@/lib/domain/validation";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { queryChoice } from "@/lib/http/query-choice";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { assertExists: (actor, { id = "" }) => findAccount(actor, id) },
  {
    POST: edit(
      { 200: AccountMergeResponse },
      async ({ actor, params: { id = "" }, body, query, request }) =>
        mergeAccounts(actor, id, parse(MergeInput, body), {
          isDryRun: queryChoice(query, "dry_run", ["true", "false"]) === "true",
          ifMatch: ifMatch(request),
        }),
    ),
  },
);
