import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/domain/errors";
import { verifyPassword } from "./password";

/** Who signed in, and the organization they start in. */
export type SignedIn = { userId: string; email: string; name: string; organizationId: string; sessionEpoch: number };

// quality.md: failed sign-ins, a minute.
const byAccount = new RateLimiterMemory({ points: 10, duration: 60 });
const byAddress = new RateLimiterMemory({ points: 50, duration: 60 });

/**
 * Signs a user in by e-mail and password, in the organization named, else the last used, else the first joined.
 * Null when anything of it is wrong, after the same time whether the user exists or not. Throws `rate_limited` after
 * too many failures for the account or from the address.
 */
export async function signIn(email: string, password: string, address: string, organizationId?: string): Promise<SignedIn | null> {
  const account = email.trim().toLowerCase();
  await refuseWhenSpent(byAccount, account);
  await refuseWhenSpent(byAddress, address);
  const user = await db().user.findUnique({
    where: { email: account },
    select: { id: true, email: true, name: true, passwordHash: true, sessionEpoch: true, lastOrganizationId: true },
  });
  const matches = await verifyPassword(password, user?.passwordHash ?? null);
  const organization = matches && user ? await startingOrganization(user.id, organizationId ?? null, user.lastOrganizationId) : null;
  if (!user || !organization) {
    await Promise.allSettled([byAccount.consume(account), byAddress.consume(address)]);
    return null;
  }
  await byAccount.delete(account);
  if (user.lastOrganizationId !== organization) {
    await db().user.update({ where: { id: user.id }, data: { lastOrganizationId: organization } });
  }
  const { id: userId, name, sessionEpoch } = user;
  return { userId, email: user.email, name, organizationId: organization, sessionEpoch };
}

async function startingOrganization(userId: string, named: string | null, lastUsed: string | null): Promise<string | null> {
  const memberships = await db().member.findMany({
    where: { userId, deactivatedAt: null },
    orderBy: [{ joinedAt: "asc" }, { organizationId: "asc" }],
    select: { organizationId: true },
  });
  const ids = memberships.map((membership) => membership.organizationId);
  if (named !== null) return ids.includes(named) ? named : null;
  return ids.find((id) => id === lastUsed) ?? ids[0] ?? null;
}

async function refuseWhenSpent(limiter: RateLimiterMemory, key: string) {
  const spent = await limiter.get(key);
  if (!(spent instanceof RateLimiterRes) || spent.remainingPoints > 0) return;
  throw new DomainError("rate_limited", "Too many failed sign-ins; try again in a minute", {
    retryAfter: Math.ceil(spent.msBeforeNext / 1000),
  });
}
