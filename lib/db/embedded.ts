import { mkdirSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { claimFolder } from "./claim-folder";
import { PreparedPGlite } from "./drivers/prepared-pglite";

/** The file that names the process which has a data folder's database open. */
export const DATABASE_LOCK = "database.pid";

/**
 * Opens the embedded database in a folder, or in memory for `memory://`.
 * One process at a time: throws, without touching the data, when another live process holds the folder.
 */
export function openEmbedded(dataDir: string): PGlite {
  if (dataDir.startsWith("memory://"))
    return new PreparedPGlite(dataDir, { startParams: START_PARAMETERS });
  mkdirSync(dataDir, { recursive: true });
  const release = claimFolder(path.join(dataDir, DATABASE_LOCK));
  const database = new PreparedPGlite(path.join(dataDir, "database"), {
    startParams: START_PARAMETERS,
  });
  const close = database.close.bind(database);
  database.close = () => close().finally(release);
  return database;
}

// All of it is in memory or in the system's cache: reading by an index costs no more than reading in order. Statements are
// planned once, as on a server.
const START_PARAMETERS = [
  ...PGlite.defaultStartParams,
  ...["-c", "random_page_cost=1.1"],
  ...["-c", "plan_cache_mode=force_generic_plan"],
];
