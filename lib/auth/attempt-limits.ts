import { ProcessGlobal } from "@/lib/process-global";
import { FailedAttempts } from "./failed-attempts";

// Failures per minute: few per account against guessing, more per address because users share one.
const limits = new ProcessGlobal<ReturnType<typeof newLimits>>("opportuneAttempts");

/**
 * Runs an attempt to prove ownership of the account; it failed if it returns null. Throws
 * `rate_limited` after too many failures.
 */
export function attemptAsAccount<T>(
  account: string,
  address: string,
  work: () => Promise<T | null>,
) {
  const { byAddress, byAccount } = limits.getOrCreate(newLimits);
  return byAddress.attempt(address, () => byAccount.attempt(account, work));
}

/**
 * Runs an attempt to open a link by its token; it failed if it returns null. Throws `rate_limited`
 * after too many failures.
 */
export function attemptWithLink<T>(address: string, work: () => Promise<T | null>) {
  return limits.getOrCreate(newLimits).byLink.attempt(address, work);
}

function newLimits() {
  return {
    byAccount: new FailedAttempts(10, { clearedBySuccess: true }),
    byAddress: new FailedAttempts(50, { clearedBySuccess: false }),
    byLink: new FailedAttempts(50, { clearedBySuccess: false }),
  };
}
