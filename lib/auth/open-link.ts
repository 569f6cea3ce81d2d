import { DomainError } from "@/lib/domain/errors";
import { attemptWithLink } from "./attempt-limits";

/**
 * Returns the result of `work`. Throws `not_found` if it is null, and `rate_limited` after too many
 * of those from the address.
 */
export async function openLink<T>(
  address: string | null,
  work: () => Promise<T | null>,
): Promise<T> {
  const opened = await attemptWithLink(address, work);
  if (opened === null)
    throw new DomainError("not_found", "This link is unknown, or it can no longer be used");
  return opened;
}
