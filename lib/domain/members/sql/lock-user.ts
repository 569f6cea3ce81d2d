import type { SystemDb } from "@/lib/db/client";

/** Locks a user's row until the transaction ends and returns the name; undefined if there is no such user. */
export async function lockUser(tx: SystemDb, userId: string): Promise<string | undefined> {
  const [user] = await tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  return user?.name;
}
