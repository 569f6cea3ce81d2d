import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { claimFolder } from "@/lib/db/claim-folder";
import { DATABASE_LOCK } from "@/lib/db/embedded";
import { makePrivateFolder } from "@/lib/db/make-private-folder";

/**
 * Claims a data folder for a demo until this process exits. Throws without changing anything if
 * another process runs a demo on it or has its database open.
 */
export function claimDataFolder(dataDir: string): void {
  makePrivateFolder(dataDir);
  claimFolder(path.join(dataDir, "demo.pid"));
  // Only checked: the server about to start claims it itself.
  claimFolder(path.join(dataDir, DATABASE_LOCK))();
}

/** Returns whether the folder's database was seeded completely. */
export function isSeeded(dataDir: string): boolean {
  return (
    ["database/PG_VERSION", "demo.json"].every((file) => existsSync(path.join(dataDir, file))) &&
    !isHalfSeeded(dataDir)
  );
}

/** Removes a demo's files from the folder, or the remains of an interrupted seed. */
export function emptyDataFolder(dataDir: string): void {
  for (const entry of ["database", "demo.json", "auth-secret", SEEDING]) {
    rmSync(path.join(dataDir, entry), { recursive: true, force: true });
  }
}

/**
 * Seeds a new database with `seed`; if that is interrupted, the next start notices and starts over.
 */
export async function seedOnce(dataDir: string, seed: () => Promise<void>): Promise<void> {
  if (isHalfSeeded(dataDir)) emptyDataFolder(dataDir);
  const isNew = !existsSync(path.join(dataDir, "database"));
  if (isNew) writeFileSync(path.join(dataDir, SEEDING), "");
  await seed();
  rmSync(path.join(dataDir, SEEDING), { force: true });
}

/**
 * Returns the secret that signs the demo's sessions and tokens: created once, readable by this user
 * only.
 */
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
