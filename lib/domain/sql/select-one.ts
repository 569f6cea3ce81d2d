import type { SystemDb } from "@/lib/db/client";

/** Runs a statement that reads no table. Throws if the database is unavailable. */
export async function selectOne(db: SystemDb): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}
