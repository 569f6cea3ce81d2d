import { connection } from "@/lib/db/client";
import { ProcessGlobal } from "@/lib/process-global";
import type { Limit } from "./attempt-store";
import { AttemptsInDatabase } from "./attempts-in-database";
import { AttemptsInMemory } from "./attempts-in-memory";
import { FailedAttempts } from "./failed-attempts";

// docs/security.md says why these are the limits, and why strangers cannot turn them against anybody.

const shared = new ProcessGlobal<FailedAttempts>("opportuneAttempts");

/** Who makes an attempt. */
export type Attempter = {
  /** See `clientAddress`. */
  address: string | null;
  /** The id of a browser that has signed in to the account before: see `knownDevice`. */
  device: string | null;
};

/**
 * Runs an attempt to prove ownership of the account; it failed if it returns null. Throws
 * `rate_limited` after too many failures.
 */
export function attemptAsAccount<T>(
  account: string,
  { address, device }: Attempter,
  work: () => Promise<T | null>,
): Promise<T | null> {
  if (device !== null) return attempt([perMinute(`device ${device} ${account}`, 10)], work);
  const limits = [perMinute(`account ${account} at ${address}`, 10), everywhere(account)];
  if (address !== null) limits.push({ key: `address ${address}`, allowed: 50, seconds: 60 });
  return attempt(limits, work);
}

/** Runs an attempt of a signed-in user to prove their password, like `attemptAsAccount`. */
export function attemptAsUser<T>(userId: string, work: () => Promise<T | null>) {
  return attempt([perMinute(`user ${userId}`, 10)], work);
}

/**
 * Runs an attempt to open a link by its token; it failed if it returns null. Throws `rate_limited`
 * after too many failures.
 */
export function attemptWithLink<T>(address: string | null, work: () => Promise<T | null>) {
  const limits = address === null ? [] : [{ key: `link ${address}`, allowed: 50, seconds: 60 }];
  return attempt(limits, work);
}

/** Few failures, which a success forgives. */
function perMinute(key: string, allowed: number): Limit {
  return { key, allowed, seconds: 60, isForgiving: true };
}

/** Against guesses from many addresses: slows them down, and never refuses the owner. */
function everywhere(account: string): Limit {
  return {
    key: `account ${account}`,
    allowed: 50,
    seconds: 15 * 60,
    slowly: { milliseconds: 2_000, atOnce: 3 },
  };
}

function attempt<T>(limits: Limit[], work: () => Promise<T | null>) {
  return shared.getOrCreate(newAttempts).attempt(limits, work);
}

function newAttempts(): FailedAttempts {
  return new FailedAttempts(
    connection().embedded ? new AttemptsInMemory() : new AttemptsInDatabase(),
  );
}
