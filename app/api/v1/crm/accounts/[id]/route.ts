import { deleteAccount } from "@/lib/domain/customers/accounts/delete-account";
import {
  findAccount,
  findAccountPart,
  findAccountSummary,
} from "@/lib/domain/customers/accounts/queries";
import { AccountResponse } from "@/lib/domain/customers/accounts/response-schema";
import { AccountView, UpdateAccount } from "@/lib/domain/customers/accounts/schema";
import { updateAccount } from "@/lib/domain/customers/accounts/update-account";
import { accountReply } from "@/lib/http/crm-api/account";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { partReply } from "@/lib/http/crm-api/part-reply";
import { AccountOrSummary } from "@/lib/http/crm-api/responses/customers";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "account", assertExists: (actor, { id = "" }) => findAccount(actor, id) },
  {
    GET: view({ 200: AccountOrSummary }, async ({ actor, params: { id = "" }, query }) => {
      const { include, fields } = parseQuery(AccountView, query);
      if (fields) return partReply("account", await findAccountPart(actor, id, fields));
      const find = include === "summary" ? findAccountSummary : findAccount;
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
