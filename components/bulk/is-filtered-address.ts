import type { BoardFilter } from "@/lib/client/opportunities";

// A record, so that the compiler reports a missing filter.
const FILTERS: Record<keyof BoardFilter, true> = {
  q: true,
  status: true,
  owner_user_id: true,
  account_id: true,
  tag: true,
  min_amount: true,
  max_amount: true,
  closes_before: true,
  closes_after: true,
  updated_since: true,
  rotting: true,
};

/** Whether the address of the opportunities contains a search or a filter. */
export function isFilteredAddress(address: Pick<URLSearchParams, "get">): boolean {
  return Object.keys(FILTERS).some((name) => Boolean(address.get(name)?.trim()));
}
