import { chmodSync, mkdirSync } from "node:fs";

/**
 * Makes a folder, or one that exists, readable by this user only, as PostgreSQL demands of its own.
 * Where the folder belongs to another user, as some mounted volumes do, warns instead.
 */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    chmodSync(folder, 0o700);
  } catch {
    console.error(
      `Other users of this machine may be able to read ${folder}: its owner can chmod it`,
    );
  }
}
