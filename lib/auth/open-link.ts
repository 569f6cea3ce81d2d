import { DomainError } from "@/lib/domain/errors";
import { attemptWithLink } from "./attempt-limits";

/** What a link's token opens. Throws `not_found` when that is nothing, and `rate_limited` after too many of those. */
export async function openLink<T>(address: string, work: () => Promise<T | null>): Promise<T> {
  const opened = await attemptWithLink(address, work);
  if (opened === null)
    throw new DomainError("not_found", "This link is unknown, or it can no longer be used");
  return opened;
}
