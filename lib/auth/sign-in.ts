import { systemDb } from "@/lib/db/client";
import { DomainError } from "@/lib/domain/errors";
import { attemptAsAccount } from "./attempt-limits";
import { knownDevice } from "./device-cookie";
import { verifyPassword } from "./password";
import { recordFailedSignIn } from "./record-failed-sign-in";

/** The signed-in user, and their starting organization. */
type SignedIn = {
  userId: string;
  email: string;
  name: string;
  organizationId: string;
  sessionEpoch: number;
};

export type SignInAttempt = {
  email: string;
  password: string;
  /** The client's address: see `clientAddress`. */
  address: string | null;
  /** The client's cookie of a browser in which somebody has signed in: see `knownDevice`. */
  deviceCookie?: string;
  /** The organization to start in; the sign-in fails if the user is not a member. */
  organizationId?: string;
};

/**
 * Signs a user in by email and password, in the requested organization, else the one used last,
 * else the one joined first (docs/api.md 1). Returns null if any part is wrong, after the same time
 * whether the user exists or not. Throws `rate_limited` after too many failures for the account or
 * from the address.
 */
export async function signIn(attempt: SignInAttempt): Promise<SignedIn | null> {
  const account = attempt.email.trim().toLowerCase();
  const { address, deviceCookie } = attempt;
  const device = knownDevice(deviceCookie, account);
  try {
    const from = { address, device };
    const user = await attemptAsAccount(account, from, () => check(account, attempt));
    if (!user) recordFailedSignIn(account, "sign_in_failed");
    return user;
  } catch (error) {
    if (error instanceof DomainError && error.code === "rate_limited")
      recordFailedSignIn(account, "limit_reached");
    throw error;
  }
}

async function check(
  account: string,
  { password, organizationId: requested }: SignInAttempt,
): Promise<SignedIn | null> {
  const user = await systemDb().user.findUnique({
    where: { email: account },
    select: {
      id: true,
      email: true,
      name: true,
      passwordHash: true,
      sessionEpoch: true,
      lastOrganizationId: true,
    },
  });
  const matches = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user || !matches) return null;
  const organizationId = await startingOrganization(
    user.id,
    requested?.toLowerCase() ?? null,
    user.lastOrganizationId,
  );
  if (!organizationId) return null;
  if (user.lastOrganizationId !== organizationId) {
    await systemDb().user.update({
      where: { id: user.id },
      data: { lastOrganizationId: organizationId },
    });
  }
  const { id: userId, email, name, sessionEpoch } = user;
  return { userId, email, name, organizationId, sessionEpoch };
}

async function startingOrganization(
  userId: string,
  requested: string | null,
  lastUsed: string | null,
): Promise<string | null> {
  const memberships = await systemDb().member.findMany({
    where: { userId, deactivatedAt: null },
    orderBy: [{ joinedAt: "asc" }, { organizationId: "asc" }],
    select: { organizationId: true },
  });
  const ids = memberships.map((membership) => membership.organizationId);
  if (requested !== null) return ids.includes(requested) ? requested : null;
  return ids.find((id) => id === lastUsed) ?? ids[0] ?? null;
}
