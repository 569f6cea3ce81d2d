import { setTimeout as pause } from "node:timers/promises";
import type { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { env } from "@/lib/env";
import { ProcessGlobal } from "@/lib/process-global";
import { connection } from "./client";

/** The channel that announces commits with change events; the payload is the organization's id. */
export const COMMIT_CHANNEL = "change_events";

/** Longest pause between two attempts to reconnect, in ms. */
const LONGEST_PAUSE = 10_000;

type CommitListener = {
  source: object;
  stop: AbortController;
  listeners: Map<string, Set<() => void>>;
};

const shared = new ProcessGlobal<CommitListener>("opportuneCommitListener");

/**
 * Calls `listener` after every commit, by any process, that appended change events of the
 * organization, and after a reconnect, when some may have been missed. Returns a function that
 * unsubscribes.
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

/** Listens on the open database for the life of the process. */
function listening(): CommitListener {
  const source = connection();
  const before = shared.get();
  if (before?.source === source) return before;
  before?.stop.abort();
  const listener: CommitListener = {
    source,
    stop: new AbortController(),
    listeners: before?.listeners ?? new Map(),
  };
  shared.set(listener);
  if (source.embedded) listenEmbedded(source.embedded, listener).catch(() => {});
  else listenOnServer(listener).catch(() => {});
  return listener;
}

async function listenEmbedded(embedded: PGlite, listener: CommitListener) {
  await embedded.listen(COMMIT_CHANNEL, (organizationId) => notify(listener, organizationId));
  notifyAll(listener);
}

async function listenOnServer(listener: CommitListener) {
  for (let failures = 0; !listener.stop.signal.aborted; failures++) {
    const client = new Client({
      connectionString: env().directUrl,
      connectionTimeoutMillis: 2_500,
      keepAlive: true,
      application_name: "opportune-listen",
    });
    const lost = new Promise<void>((resolve) => {
      client.once("end", resolve).on("error", () => resolve());
      listener.stop.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    try {
      await client.connect();
      client.on("notification", ({ payload }) => notify(listener, payload));
      await client.query(`LISTEN ${COMMIT_CHANNEL}`);
      failures = 0;
      notifyAll(listener);
      await lost;
    } catch {
      // The next attempt catches up; until then readers poll from time to time.
    }
    client.end().catch(() => {});
    await pause(Math.min(100 * 2 ** failures, LONGEST_PAUSE), undefined, { ref: false });
  }
}

function notify({ listeners }: CommitListener, organizationId: string | undefined) {
  for (const listener of listeners.get(organizationId ?? "") ?? []) listener();
}

function notifyAll({ listeners }: CommitListener) {
  for (const own of listeners.values()) for (const listener of own) listener();
}
