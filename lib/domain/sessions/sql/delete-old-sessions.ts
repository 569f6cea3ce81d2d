import { Prisma, type SystemDb } from "@/lib/db/client";
import { IDLE_DAYS, KEPT_DAYS } from "@/lib/domain/sessions/rules";

/** Deletes the user's sessions that ended, expired or fell idle long enough ago. */
export async function deleteOldSessions(tx: SystemDb, userId: string): Promise<void> {
  const days = (count: number) => Prisma.sql`make_interval(days => ${Prisma.raw(String(count))})`;
  await tx.$executeRaw`DELETE FROM sessions WHERE user_id = ${userId}::uuid
    AND least(ended_at, expires_at, last_used_at + ${days(IDLE_DAYS)}) < now() - ${days(KEPT_DAYS)}`;
}
