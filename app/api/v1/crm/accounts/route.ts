import { createAccount } from "@/lib/domain/customers/accounts/create-account";
import {
  countAccounts,
  listAccountParts,
  listAccountSummaries,
  listAccounts,
} from "@/lib/domain/customers/accounts/queries";
import { AccountResponse } from "@/lib/domain/customers/accounts/response-schema";
import { AccountQuery, CreateAccount } from "@/lib/domain/customers/accounts/schema";
import { accountReply } from "@/lib/http/crm-api/account";
import { listReply } from "@/lib/http/crm-api/list-reply";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { AccountListOrSummaries } from "@/lib/http/crm-api/responses/customers";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "account" },
  {
    GET: view({ 200: AccountListOrSummaries }, async ({ actor, query, request }) => {
      const { fields, ...selected } = parseQuery(AccountQuery, query);
      const list = selected.include === "summary" ? listAccountSummaries : listAccounts;
      const { accounts: records, nextCursor } = fields
        ? await listAccountParts(actor, selected, fields)
        : await list(actor, selected);
      return listReply(request, "accounts", { records, nextCursor }, selected, () =>
        countAccounts(actor, selected),
      );
    }),
    POST: edit({ 201: AccountResponse }, async ({ actor, body }) =>
      accountReply(201, await createAccount(actor, await parseRecord(actor, CreateAccount, body))),
    ),
  },
);
