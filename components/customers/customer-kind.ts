import type { ComboboxOption } from "@/components/ui/combobox";
import type { Mergeable } from "@/lib/domain/customers/merge/rules";
import type {
  CustomerType,
  DuplicateGroup,
  LinkCounts,
  LinkedOpportunities,
  MergeInput,
  MergeOutcome,
} from "@/lib/domain/customers/schema";

/** What opportunities belong to, as lists and dialogs show it: an account or a contact. */
export type Customer = Mergeable & {
  owner_user_id: string | null;
  owner_name: string | null;
  created_at: string;
};

/** What the screens of accounts and of contacts do alike, each its own way. Every call throws `ApiError`. */
export type CustomerKind<Shown extends Customer> = {
  type: CustomerType;
  one: string;
  many: string;
  /** The list's address, which a record's public id follows. */
  href: string;
  mergeFields: readonly (keyof Shown & string)[];
  /** A field as people read it; null for nothing. */
  show(record: Shown, field: keyof Shown & string): string | null;
  /** The more it weighs, the likelier it is the one that stays in a merge. */
  weight(record: Shown): number;
  /** What tells the record from another of its name. */
  detail(record: Shown): string | null;
  find(id: string, signal?: AbortSignal): Promise<Shown>;
  search(text: string, signal: AbortSignal): Promise<ComboboxOption[]>;
  findLinks(id: string, signal?: AbortSignal): Promise<LinkCounts>;
  listOpportunities(
    id: string,
    cursor?: string,
    signal?: AbortSignal,
  ): Promise<LinkedOpportunities>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<unknown>;
  findDuplicates(signal?: AbortSignal): Promise<DuplicateGroup[]>;
  merge(
    id: string,
    merge: MergeInput,
    isDryRun: boolean,
    signal?: AbortSignal,
  ): Promise<MergeOutcome>;
};
