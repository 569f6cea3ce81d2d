import { Prisma, type SystemDb } from "@/lib/db/client";

/** Whether one user may set another's password: the first must be an active ADMIN wherever the other is an active member. */
export async function mayReset(tx: SystemDb, makerId: string, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ may: boolean }[]>`
    SELECT ${mayResetSql(Prisma.sql`${makerId}::uuid`, Prisma.sql`${userId}::uuid`)} AS may`;
  return row?.may ?? false;
}

/** The condition that one user may set another's password. */
export function mayResetSql(makerId: Prisma.Sql, userId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT FROM members theirs
    WHERE theirs.user_id = ${userId} AND theirs.deactivated_at IS NULL AND NOT EXISTS (SELECT FROM members maker
      WHERE maker.organization_id = theirs.organization_id AND maker.user_id = ${makerId}
        AND maker.role = 'ADMIN' AND maker.deactivated_at IS NULL))`;
}
