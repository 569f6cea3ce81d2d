import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { env } from "@/lib/env";
import { claimFolder } from "./claim-folder";
import { PreparedPGlite } from "./drivers/prepared-pglite";
import { makePrivateFolder } from "./make-private-folder";

/** The lock file of the process that has a data folder's database open. */
export const DATABASE_LOCK = "database.pid";

/**
 * Opens the embedded database in a folder, or in memory for `memory://`. Only one process may open
 * a folder: throws without touching the data if another live process has it open. Other users of the
 * machine can read neither the folder nor what is written from now on.
 */
export function openEmbedded(dataDir: string): PGlite {
  const Database = env().usesDriver("prepared-pglite") ? PreparedPGlite : PGlite;
  if (dataDir.startsWith("memory://"))
    return new Database(dataDir, { startParams: START_PARAMETERS });
  // The database's own files get the modes that the process leaves them.
  process.umask(0o077);
  makePrivateFolder(dataDir);
  const release = claimFolder(path.join(dataDir, DATABASE_LOCK));
  const folder = path.join(dataDir, "database");
  makePrivateFolder(folder);
  const database = new Database(folder, {
    startParams: START_PARAMETERS,
  });
  const close = database.close.bind(database);
  database.close = () => close().finally(release);
  return database;
}

// All data is in memory or in the operating system's cache, so an index read costs no more than a
// sequential one. Statements are planned once, as on a server.
const START_PARAMETERS = [
  ...PGlite.defaultStartParams,
  ...["-c", "random_page_cost=1.1"],
  ...["-c", "plan_cache_mode=force_generic_plan"],
];
