import type { BoardFilter } from "@/lib/client/opportunities";

// A record, so that the compiler reports a missing filter.
const FILTERS: Record<keyof BoardFilter, true> = {
  q: true,
  status: true,
  owner_user_id: true,
  account_id: true,
  contact_id: true,
  tag: true,
  source: true,
  lost_reason: true,
  next_activity: true,
  missing: true,
  min_amount: true,
  max_amount: true,
  closes_before: true,
  closes_after: true,
  opened_before: true,
  opened_after: true,
  closed_before: true,
  closed_after: true,
  stage_entered_before: true,
  updated_since: true,
  rotting: true,
};

/** Whether the address of the opportunities contains a search or a filter. */
export function isFilteredAddress(address: Pick<URLSearchParams, "get">): boolean {
  return Object.keys(FILTERS).some((name) => Boolean(address.get(name)?.trim()));
}
