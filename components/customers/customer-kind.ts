import type { ComboboxOption } from "@/components/ui/combobox-option";
import type { accounts, contacts } from "@/lib/client/customers";
import type { Mergeable } from "@/lib/domain/customers/merge/rules";
import type { CustomerType } from "@/lib/domain/customers/schema";

/** The fields that lists and dialogs need of an account or a contact. */
export type Customer = Mergeable & {
  owner_user_id: string | null;
  owner_name: string | null;
  created_at: string;
};

type Requests = typeof accounts | typeof contacts;
type SharedRequest =
  | "findLinks"
  | "listOpportunities"
  | "remove"
  | "restore"
  | "findDuplicates"
  | "merge";

/** What the screens of accounts and of contacts have in common. Every request throws `ApiError`. */
export type CustomerKind<Shown extends Customer> = Pick<Requests, SharedRequest> & {
  type: CustomerType;
  one: string;
  many: string;
  /** The address of the list; a record's address adds its public id. */
  href: string;
  mergeFields: readonly (keyof Shown & string)[];
  /** The displayed value of a field; `null` if it is empty. */
  show(record: Shown, field: keyof Shown & string): string | null;
  /** The record with the greatest weight is the one a merge keeps by default. */
  weight(record: Shown): number;
  /** A text that tells the record from others of its name. */
  detail(record: Shown): string | null;
  find(id: string, signal?: AbortSignal): Promise<Shown>;
  search(text: string, signal: AbortSignal): Promise<ComboboxOption[]>;
};
