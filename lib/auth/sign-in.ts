import { systemDb } from "@/lib/db/client";
import { attemptAsAccount } from "./attempt-limits";
import { verifyPassword } from "./password";

/** Who signed in, and the organization they start in. */
export type SignedIn = {
  userId: string;
  email: string;
  name: string;
  organizationId: string;
  sessionEpoch: number;
};

export type SignInAttempt = {
  email: string;
  password: string;
  /** Where the attempt comes from: see `clientAddress`. */
  address: string;
  /** The organization to start in; one that the user is no member of fails. */
  organizationId?: string;
};

/**
 * Signs a user in by e-mail and password, in the organization named, else the last used, else the first joined.
 * Null when anything of it is wrong, after the same time whether the user exists or not. Throws `rate_limited` after
 * too many failures for the account or from the address.
 */
export async function signIn(attempt: SignInAttempt): Promise<SignedIn | null> {
  const account = attempt.email.trim().toLowerCase();
  return attemptAsAccount(account, attempt.address, () => check(account, attempt));
}

async function check(
  account: string,
  { password, organizationId: named }: SignInAttempt,
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
    named?.toLowerCase() ?? null,
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
  named: string | null,
  lastUsed: string | null,
): Promise<string | null> {
  const memberships = await systemDb().member.findMany({
    where: { userId, deactivatedAt: null },
    orderBy: [{ joinedAt: "asc" }, { organizationId: "asc" }],
    select: { organizationId: true },
  });
  const ids = memberships.map((membership) => membership.organizationId);
  if (named !== null) return ids.includes(named) ? named : null;
  return ids.find((id) => id === lastUsed) ?? ids[0] ?? null;
}
