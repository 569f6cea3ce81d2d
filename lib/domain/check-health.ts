import { db } from "@/lib/db/client";

/** Answers when the database does. Throws what the database throws when it does not. */
export async function checkHealth(): Promise<void> {
  await db().$queryRaw`SELECT 1`;
}
