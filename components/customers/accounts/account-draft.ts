import { amountOf } from "@/components/forms/amount-of";
import { textOrNull } from "@/components/forms/record-draft";
import type { FormShape } from "@/components/forms/use-record-form";
import { findAccount, updateAccount } from "@/lib/client/accounts";
import type { AccountSummary } from "@/lib/domain/customers/accounts/schema";
import { formatDecimalInput } from "@/lib/format";

/** An account as its form holds it: texts as typed, empty for nothing. */
export type AccountDraft = {
  name: string;
  domain: string;
  industry: string;
  phone: string;
  city: string;
  country: string;
  annual_revenue: string;
  employees: string;
  owner_user_id: string;
  tags: string[];
  description: string;
  external_system: string;
  external_id: string;
};

/** What the form of a new account starts from. */
export function emptyAccount(ownerUserId: string): AccountDraft {
  const none = {
    domain: "",
    industry: "",
    phone: "",
    city: "",
    country: "",
    annual_revenue: "",
    employees: "",
  };
  const rest = { tags: [], description: "", external_system: "", external_id: "" };
  return { name: "", ...none, ...rest, owner_user_id: ownerUserId };
}

/** A draft's field as the wire wants it; what is no number is left for the server to refuse. */
export function accountWire(field: keyof AccountDraft, draft: AccountDraft): object {
  switch (field) {
    case "name":
    case "tags":
      return { [field]: draft[field] };
    case "annual_revenue":
      return { annual_revenue: amountOf(draft.annual_revenue) };
    case "employees":
      return { employees: integerOf(draft.employees) };
    default:
      return { [field]: textOrNull(draft[field]) };
  }
}

/** How an account's form reads and writes it. */
export const ACCOUNT_FORM: FormShape<AccountSummary, AccountDraft> = {
  draftOf: (account) => ({
    name: account.name,
    domain: account.domain ?? "",
    industry: account.industry ?? "",
    phone: account.phone ?? "",
    city: account.city ?? "",
    country: account.country ?? "",
    annual_revenue: formatDecimalInput(account.annual_revenue ?? ""),
    employees: account.employees === null ? "" : String(account.employees),
    owner_user_id: account.owner_user_id ?? "",
    tags: account.tags,
    description: account.description ?? "",
    external_system: account.external_system ?? "",
    external_id: account.external_id ?? "",
  }),
  wireOf: accountWire,
  update: async (base, change) => {
    const saved = await updateAccount(base.public_id, change, base.lock_version);
    return {
      ...base,
      ...saved,
      owner_name: saved.owner_user_id === base.owner_user_id ? base.owner_name : null,
    };
  },
  find: findAccount,
};

function integerOf(typed: string): number | string | null {
  const text = typed.trim().replace(/,(?=\d{3}(,|$))/g, "");
  if (text === "") return null;
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}
