import { deleteAccount } from "@/lib/domain/customers/accounts/delete-account";
import { findAccount, findAccountSummary } from "@/lib/domain/customers/accounts/queries";
import { AccountResponse } from "@/lib/domain/customers/accounts/response-schema";
import { UpdateAccount } from "@/lib/domain/customers/accounts/schema";
import { updateAccount } from "@/lib/domain/customers/accounts/update-account";
import { accountReply } from "@/lib/http/crm-api/account";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { AccountOrSummary } from "@/lib/http/crm-api/responses/customers";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { queryChoice } from "@/lib/http/query-choice";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "account", assertExists: (actor, { id = "" }) => findAccount(actor, id) },
  {
    GET: view({ 200: AccountOrSummary }, async ({ actor, params: { id = "" }, query }) => {
      const isSummary = queryChoice(query, "include", ["summary"]) !== undefined;
      const find = isSummary ? findAccountSummary : findAccount;
      return accountReply(200, await find(actor, id));
    }),
    PATCH: edit({ 200: AccountResponse }, async ({ actor, params: { id = "" }, body, request }) =>
      accountReply(
        200,
        await updateAccount(
          actor,
          id,
          await parseRecord(actor, UpdateAccount, body),
          ifMatch(request),
        ),
      ),
    ),
    DELETE: edit({ 204: NoBody }, async ({ actor, params: { id = "" }, request }) => {
      await deleteAccount(actor, id, ifMatch(request));
      return new Reply(204);
    }),
  },
);
