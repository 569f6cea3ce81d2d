import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { liveHolder, readLock } from "@/lib/db/claim-folder";
import { DATABASE_LOCK } from "@/lib/db/embedded";
import { env } from "@/lib/env";
import { writeBackup } from "./write-backup";

// Only one process can open the embedded database, so a running server makes its own backup: a
// request file names the target, a signal announces it, and the server replaces the file's text
// with its result.
const REQUEST = "backup.request";
const DONE = "done";
const WAIT_MS = 600_000;

/** Lets `npm run backup` request a backup of the embedded database from this server. */
export function answerBackupRequests(): void {
  if (env().databaseUrl) return;
  process.on("SIGUSR2", () => {
    const request = path.join(env().dataDir, REQUEST);
    if (!existsSync(request)) return;
    writeBackup(readFileSync(request, "utf8")).then(
      () => writeFileSync(request, DONE),
      (error) =>
        writeFileSync(request, `failed: ${error instanceof Error ? error.message : error}`),
    );
  });
}

/**
 * Requests a backup from the server that has the embedded database open. Returns false if no server
 * is running. Throws the error the server reports.
 */
export async function backupOfRunning(file: string): Promise<boolean> {
  const { databaseUrl, dataDir } = env();
  const pid = databaseUrl ? null : liveHolder(readLock(path.join(dataDir, DATABASE_LOCK)));
  if (pid === null) return false;
  const request = path.join(dataDir, REQUEST);
  writeFileSync(request, file);
  try {
    process.kill(pid, "SIGUSR2");
    const end = Date.now() + WAIT_MS;
    while (readFileSync(request, "utf8") === file) {
      if (Date.now() > end || !isAlive(pid)) throw new Error("The server did not write the backup");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const answer = readFileSync(request, "utf8");
    if (answer !== DONE) throw new Error(`The server could not write the backup: ${answer}`);
    return true;
  } finally {
    rmSync(request, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
