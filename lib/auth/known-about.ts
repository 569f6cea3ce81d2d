import { systemDb } from "@/lib/db/client";

/**
 * Returns what an attacker knows of a user, and a new password must not be made of: name, email
 * address and the names of all their organizations.
 */
export async function knownAbout(userId: string): Promise<string[]> {
  const { name, email, members } = await systemDb().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      name: true,
      email: true,
      members: { select: { organization: { select: { name: true } } } },
    },
  });
  return [name, email, ...members.map(({ organization }) => organization.name)];
}
