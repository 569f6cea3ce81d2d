import { amountOf } from "@/components/forms/amount-of";
import { checkName } from "@/components/forms/check-name";
import type { FormShape } from "@/components/forms/form-shape";
import { changeBetween, textOrNull } from "@/components/forms/record-draft";
import { accounts } from "@/lib/client/customers";
import type { AccountSummary } from "@/lib/domain/customers/accounts/schema";
import { formatDecimalInput } from "@/lib/format";

/** The form state of an account: texts as typed, "" for an empty field. */
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

/** Returns what the form of a new account starts with. */
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

/**
 * Returns a draft's field as the API takes it. A text that is not a number is sent as it is: the
 * API refuses it.
 */
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

/** How the form of an account shows and saves it. */
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
  check: checkName,
  save: async (base, draft, from) => {
    const change = changeBetween(draft, from, accountWire);
    const saved = await accounts.update(base.public_id, change, base.lock_version);
    return {
      ...base,
      ...saved,
      owner_name: saved.owner_user_id === base.owner_user_id ? base.owner_name : null,
    };
  },
  newerOf: async ({ status }, { public_id }) =>
    status === 412 ? accounts.find(public_id) : undefined,
};

function integerOf(typed: string): number | string | null {
  const text = typed.trim().replace(/,(?=\d{3}(,|$))/g, "");
  if (text === "") return null;
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}
