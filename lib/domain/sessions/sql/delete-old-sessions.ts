import { Prisma, type SystemDb } from "@/lib/db/client";
import { IDLE_DAYS, KEPT_DAYS } from "@/lib/domain/sessions/rules";

const days = (count: number) => Prisma.raw(`make_interval(days => ${count})`);

/** The condition that a session ended, expired or fell idle so long ago that it is not kept. */
export const isOldSession = Prisma.sql`least(ended_at, expires_at, last_used_at + ${days(IDLE_DAYS)})
  < now() - ${days(KEPT_DAYS)}`;

/** Deletes the user's sessions that ended, expired or fell idle long enough ago. */
export async function deleteOldSessions(tx: SystemDb, userId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM sessions WHERE user_id = ${userId}::uuid AND ${isOldSession}`;
}
