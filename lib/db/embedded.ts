import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";

/**
 * Opens the embedded database in a folder, or in memory for `memory://`.
 * One process at a time: throws, without touching the data, when another live process holds the folder.
 */
export function openEmbedded(dataDir: string): PGlite {
  if (dataDir.startsWith("memory://")) return new PGlite(dataDir);
  mkdirSync(dataDir, { recursive: true });
  claimFolder(path.join(dataDir, "database.pid"));
  return new PGlite(path.join(dataDir, "database"));
}

function claimFolder(lockFile: string) {
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(lockFile, mine, { flag: "wx" });
      break;
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
      const holder = liveHolder(lockFile);
      if (holder !== null) {
        throw new Error(
          `The data folder ${path.dirname(lockFile)} is in use by process ${holder}. Stop it first, or choose another DATA_DIR.`,
        );
      }
      unlinkSync(lockFile);
    }
  }
  process.once("exit", () => {
    if (readLock(lockFile) === mine) unlinkSync(lockFile);
  });
}

/** The pid that holds the lock, or null when that process is gone (its pid may be somebody else's by now). */
function liveHolder(lockFile: string): number | null {
  const [pid = Number.NaN, started] = readLock(lockFile).split(" ").map(Number);
  if (!Number.isInteger(pid) || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isCode(error, "ESRCH")) return null;
  }
  return startOf(pid) === started ? pid : null;
}

function readLock(lockFile: string): string {
  try {
    return readFileSync(lockFile, "utf8");
  } catch {
    return "";
  }
}

/** When the process started, in clock ticks since boot; 0 where the system does not tell. */
function startOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  } catch {
    return 0;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
