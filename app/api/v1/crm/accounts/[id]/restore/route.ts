import { AccountResponse } from "@/lib/domain/customers/accounts/response-schema";
import { restoreAccount } from "@/lib/domain/customers/accounts/restore-account";
import { accountReply } from "@/lib/http/crm-api/account";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: edit({ 200: AccountResponse }, async ({ actor, params: { id = "" }, request }) =>
      accountReply(200, await restoreAccount(actor, id, ifMatch(request))),
    ),
  },
);
