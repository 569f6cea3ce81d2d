import type { SystemDb } from "@/lib/db/client";

const LOCK = 8_151_623_001n;

/** Lets organizations be created one at a time, until the transaction ends. */
export async function lockInstallation(tx: SystemDb): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)::text`;
}
