import { systemDb } from "@/lib/db/client";
import { env } from "@/lib/env";

/**
 * Throws if a production server that is not the demo would serve a database with the demo's users,
 * whose passwords and API keys everybody knows.
 */
export async function assertNoDemo(): Promise<void> {
  const { isProduction, isDemo, databaseUrl, dataDir } = env();
  if (!isProduction || isDemo) return;
  if ((await systemDb().tenant.count({ where: { isDemo: true }, take: 1 })) === 0) return;
  const place = databaseUrl ? "The database of DATABASE_URL" : `The database in ${dataDir}`;
  throw new Error(
    `${place} contains the demo, whose passwords everybody knows. Choose another one, or set OPPORTUNE_DEMO=1`,
  );
}
