import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { claimFolder } from "@/lib/db/claim-folder";
import { DATABASE_LOCK } from "@/lib/db/embedded";

/**
 * Takes a data folder for a demo until this process exits. Throws, changing nothing, while another process runs a demo
 * on it or has its database open.
 */
export function claimDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  claimFolder(path.join(dataDir, "demo.pid"));
  // Only asked: the server that is about to start takes it for itself.
  claimFolder(path.join(dataDir, DATABASE_LOCK))();
}

/** Whether the folder's database was filled to the end. */
export function isSeeded(dataDir: string): boolean {
  return (
    ["database/PG_VERSION", "demo.json"].every((file) => existsSync(path.join(dataDir, file))) &&
    !isHalfSeeded(dataDir)
  );
}

/** Removes what a demo keeps in the folder, or what one that was interrupted while it was first filled has left. */
export function emptyDataFolder(dataDir: string): void {
  for (const entry of ["database", "demo.json", "auth-secret", SEEDING]) {
    rmSync(path.join(dataDir, entry), { recursive: true, force: true });
  }
}

/** Fills a new database by `seed`; if that is cut short, the next start knows and begins anew. */
export async function seedOnce(dataDir: string, seed: () => Promise<void>): Promise<void> {
  if (isHalfSeeded(dataDir)) emptyDataFolder(dataDir);
  const isNew = !existsSync(path.join(dataDir, "database"));
  if (isNew) writeFileSync(path.join(dataDir, SEEDING), "");
  await seed();
  rmSync(path.join(dataDir, SEEDING), { force: true });
}

/** The secret that signs the demo's sessions and tokens: made once, readable by this user only. */
export function authSecretIn(dataDir: string): string {
  const file = path.join(dataDir, "auth-secret");
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

const SEEDING = "seeding";

function isHalfSeeded(dataDir: string): boolean {
  return existsSync(path.join(dataDir, SEEDING));
}
