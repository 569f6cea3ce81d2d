import { type Db, Prisma } from "@/lib/db/client";
import { survivorIdSql } from "./survivor";

/** The UUIDs of the records with these public ids, deleted ones included; of a merged one that of its survivor. */
export function readIds(
  tx: Db,
  organizationId: string,
  table: "accounts" | "contacts" | "opportunities",
  publicIds: string[],
): Promise<{ id: string; public_id: string }[]> {
  return tx.$queryRaw`
        SELECT ${survivorIdSql(table)} AS id, t.public_id FROM ${Prisma.raw(table)} t
        WHERE t.organization_id = ${organizationId}::uuid AND t.public_id = ANY(${publicIds}::text[])`;
}
