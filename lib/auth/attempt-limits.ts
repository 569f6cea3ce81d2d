import { FailedAttempts } from "./failed-attempts";

// quality.md: failed sign-ins, a minute. One count a process, across the separately bundled routes of Next.
const shared = globalThis as typeof globalThis & {
  opportuneAttempts?: ReturnType<typeof newLimits>;
};

/** An attempt to prove that one is the account's owner, which failed if it answers null. Throws `rate_limited`. */
export function attemptAsAccount<T>(
  account: string,
  address: string,
  work: () => Promise<T | null>,
) {
  const { byAddress, byAccount } = limits();
  return byAddress.attempt(address, () => byAccount.attempt(account, work));
}

/** An attempt to open a link by its token, which failed if it answers null. Throws `rate_limited`. */
export function attemptWithLink<T>(address: string, work: () => Promise<T | null>) {
  return limits().byLink.attempt(address, work);
}

function limits() {
  shared.opportuneAttempts ??= newLimits();
  return shared.opportuneAttempts;
}

function newLimits() {
  return {
    byAccount: new FailedAttempts(10, { forgivenBySuccess: true }),
    byAddress: new FailedAttempts(50, { forgivenBySuccess: false }),
    byLink: new FailedAttempts(50, { forgivenBySuccess: false }),
  };
}
