import type { CustomerKind } from "@/components/customers/customer-kind";
import { searchAccounts } from "@/lib/client/accounts";
import { accounts } from "@/lib/client/customers";
import type { AccountSummary } from "@/lib/domain/customers/accounts/schema";
import { ACCOUNT_MERGE_FIELDS } from "@/lib/domain/customers/merge/rules";
import { formatDecimal, formatNumber } from "@/lib/format";

/** How the shared screens of customers show accounts. */
export const ACCOUNT_KIND: CustomerKind<AccountSummary> = {
  ...accounts,
  type: "account",
  one: "account",
  many: "accounts",
  href: "/crm/accounts",
  mergeFields: ACCOUNT_MERGE_FIELDS,
  show: (account, field) => {
    if (field === "owner_user_id") return account.owner_name;
    if (field === "annual_revenue")
      return account.annual_revenue && formatDecimal(account.annual_revenue);
    if (field === "employees")
      return account.employees === null ? null : formatNumber(account.employees);
    const value = account[field];
    return typeof value === "string" ? value : null;
  },
  weight: ({ opportunities_count }) => opportunities_count,
  detail: ({ domain, opportunities_count: count }) =>
    [domain, `${formatNumber(count)} ${count === 1 ? "opportunity" : "opportunities"}`]
      .filter(Boolean)
      .join(" · "),
  search: async (text, signal) =>
    (await searchAccounts(text, signal)).map(({ id, name, domain }) => ({
      id,
      label: name,
      detail: domain,
    })),
};
