import { mkdirSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { claimFolder } from "./claim-folder";

/** The file that names the process which has a data folder's database open. */
export const DATABASE_LOCK = "database.pid";

/**
 * Opens the embedded database in a folder, or in memory for `memory://`.
 * One process at a time: throws, without touching the data, when another live process holds the folder.
 */
export function openEmbedded(dataDir: string): PGlite {
  if (dataDir.startsWith("memory://")) return new PGlite(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const release = claimFolder(path.join(dataDir, DATABASE_LOCK));
  const database = new PGlite(path.join(dataDir, "database"));
  const close = database.close.bind(database);
  database.close = () => close().finally(release);
  return database;
}
