import { setTimeout as pause } from "node:timers/promises";
import type { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { env } from "@/lib/env";
import { connection } from "./client";

/** Where commits that appended change events are told, with the organization's id as the payload. */
export const COMMIT_CHANNEL = "change_events";

/** The longest pause between two attempts to connect again, in milliseconds. */
const LONGEST_PAUSE = 10_000;

type Ear = { source: object; stop: AbortController; listeners: Map<string, Set<() => void>> };

// One a process, across the separately bundled routes of Next, as the connection itself.
const shared = globalThis as typeof globalThis & { opportuneEar?: Ear };

/**
 * Calls `listener` after every commit, of any process, that appended change events of the organization, and whenever
 * some may have been missed: when the connection that listens was made anew. Answers how to stop.
 */
export function onCommit(organizationId: string, listener: () => void): () => void {
  const { listeners } = listening();
  const own = listeners.get(organizationId) ?? new Set();
  listeners.set(organizationId, own.add(listener));
  return () => {
    own.delete(listener);
    if (own.size === 0 && listeners.get(organizationId) === own) listeners.delete(organizationId);
  };
}

/** Listens on the database that is open now, for good. */
function listening(): Ear {
  const source = connection();
  const before = shared.opportuneEar;
  if (before?.source === source) return before;
  before?.stop.abort();
  const ear: Ear = {
    source,
    stop: new AbortController(),
    listeners: before?.listeners ?? new Map(),
  };
  shared.opportuneEar = ear;
  if (source.embedded) listenEmbedded(source.embedded, ear).catch(() => {});
  else listenOnServer(ear).catch(() => {});
  return ear;
}

async function listenEmbedded(embedded: PGlite, ear: Ear) {
  await embedded.listen(COMMIT_CHANNEL, (organizationId) => wake(ear, organizationId));
  wakeAll(ear);
}

async function listenOnServer(ear: Ear) {
  for (let failures = 0; !ear.stop.signal.aborted; failures++) {
    const client = new Client({
      connectionString: env().directUrl,
      connectionTimeoutMillis: 2_500,
      keepAlive: true,
      application_name: "opportune-listen",
    });
    const lost = new Promise<void>((resolve) => {
      client.once("end", resolve).on("error", () => resolve());
      ear.stop.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    try {
      await client.connect();
      client.on("notification", ({ payload }) => wake(ear, payload));
      await client.query(`LISTEN ${COMMIT_CHANNEL}`);
      failures = 0;
      wakeAll(ear);
      await lost;
    } catch {
      // The next attempt makes it good; until then readers look by themselves from time to time.
    }
    client.end().catch(() => {});
    await pause(Math.min(100 * 2 ** failures, LONGEST_PAUSE), undefined, { ref: false });
  }
}

function wake({ listeners }: Ear, organizationId: string | undefined) {
  for (const listener of listeners.get(organizationId ?? "") ?? []) listener();
}

function wakeAll({ listeners }: Ear) {
  for (const own of listeners.values()) for (const listener of own) listener();
}
