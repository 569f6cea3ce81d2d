import type { Db } from "@/lib/db/client";

/** Serializes changes of an organization's members until the transaction ends, so that each sees the previous one. */
export async function lockMembers(tx: Db, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
}
