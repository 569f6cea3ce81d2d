import { Prisma } from "@/lib/db/client";
import { IDLE_DAYS, LAST_USE_MINUTES } from "@/lib/domain/sessions/rules";

/** Whether session `s` of user `u` can still be used, in some organization. */
export const isLiveSql = Prisma.sql`(s.ended_at IS NULL AND s.expires_at > now() AND s.epoch = u.session_epoch
  AND s.last_used_at > now() - make_interval(days => ${Prisma.raw(String(IDLE_DAYS))}))`;

/** Whether session `s` began late enough to give access to the organization of member `m`. */
export const givesAccessSql = Prisma.sql`(m.sessions_from IS NULL OR s.created_at > m.sessions_from)`;

/** Whether the last use of session `s` was recorded too long ago. */
export const isLongUnusedSql = Prisma.sql`s.last_used_at < now() - make_interval(mins => ${Prisma.raw(String(LAST_USE_MINUTES))})`;
