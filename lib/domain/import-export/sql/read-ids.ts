import { type Db, Prisma } from "@/lib/db/client";

/** The UUIDs of the records with these public ids, deleted ones included. */
export function readIds(
  tx: Db,
  organizationId: string,
  table: "accounts" | "contacts" | "opportunities",
  publicIds: string[],
): Promise<{ id: string; public_id: string }[]> {
  return tx.$queryRaw`
        SELECT id, public_id FROM ${Prisma.raw(table)}
        WHERE organization_id = ${organizationId}::uuid AND public_id = ANY(${publicIds}::text[])`;
}
