import { systemDb } from "@/lib/db/client";

/** Answers when the database does. Throws what the database throws when it does not. */
export async function checkHealth(): Promise<void> {
  await systemDb().$queryRaw`SELECT 1`;
}
