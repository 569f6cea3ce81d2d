import { createAccount } from "@/lib/domain/accounts/create-account";
import { countAccounts, listAccounts } from "@/lib/domain/accounts/queries";
import { CreateAccount } from "@/lib/domain/accounts/schema";
import { parse } from "@/lib/domain/field-issues";
import { ListQuery } from "@/lib/domain/lists/schema";
import { accountReply } from "@/lib/http/crm-api/account";
import { listReply } from "@/lib/http/crm-api/list-reply";
import { sentQuery } from "@/lib/http/crm-api/opportunity";
import { parseRecord } from "@/lib/http/crm-api/parse-record";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "account" },
  {
    GET: view(async ({ actor, query, request }) => {
      const selected = parse(ListQuery, sentQuery(query));
      const { accounts: records, nextCursor } = await listAccounts(actor, selected);
      return listReply(request, "accounts", { records, nextCursor }, selected, () => countAccounts(actor, selected));
    }),
    POST: edit(async ({ actor, body }) =>
      accountReply(201, await createAccount(actor, await parseRecord(actor, CreateAccount, body))),
    ),
  },
);
