import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Makes this process the owner of a lock file until it exits or calls the returned function. Takes
 * over the lock of a process that no longer exists. Throws, naming the owner and changing nothing,
 * while another live process owns it.
 */
export function claimFolder(lockFile: string): () => void {
  const mine = `${process.pid} ${startOf(process.pid)}`;
  // Written to a draft and linked into place, so that no process reads a partial lock.
  const draft = `${lockFile}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    while (!link(draft, lockFile)) {
      const found = readLock(lockFile);
      const holder = liveHolder(found);
      if (holder !== null) {
        throw new Error(
          `The data folder ${path.dirname(lockFile)} is in use by process ${holder}. Stop it first, or choose another DATA_DIR.`,
        );
      }
      removeStale(lockFile, found);
    }
  } finally {
    unlinkSync(draft);
  }
  const release = () => {
    if (readLock(lockFile) === mine) unlinkSync(lockFile);
  };
  process.once("exit", release);
  return release;
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

/**
 * Returns the pid that owns a lock with this text, or null if that process is gone (another process
 * may have its pid by now).
 */
export function liveHolder(lock: string): number | null {
  const [pid = 0, started] = lock.split(" ").map(Number);
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isCode(error, "ESRCH")) return null;
  }
  return startOf(pid) === started ? pid : null;
}

/** Removes a stale lock, and puts it back if another process took it over meanwhile. */
function removeStale(lockFile: string, found: string) {
  const aside = `${lockFile}.${process.pid}.stale`;
  try {
    renameSync(lockFile, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  if (readLock(aside) !== found) link(aside, lockFile);
  unlinkSync(aside);
}

/** Returns the text of a lock file, or an empty string if it does not exist. */
export function readLock(lockFile: string): string {
  try {
    return readFileSync(lockFile, "utf8");
  } catch {
    return "";
  }
}

/**
 * Returns the process's start time in clock ticks since boot, or 0 if the system does not expose
 * it.
 */
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
