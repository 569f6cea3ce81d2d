import type { Db } from "@/lib/db/client";

/** Lets only sessions that begin from now on give access to the organization. */
export async function stopEarlierSessions(
  tx: Db,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<void> {
  await tx.$executeRaw`UPDATE members SET sessions_from = clock_timestamp()
    WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid`;
}
