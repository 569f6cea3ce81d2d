import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { answerBackupRequests } from "@/lib/db/backup/running-server";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { proveRowSecurity } from "@/lib/db/prove-row-security";
import { proveTimeZone } from "@/lib/db/prove-time-zone";
import { keepStatisticsFresh } from "@/lib/db/refresh-statistics";
import { authSecret } from "@/lib/env";
import { escapeMalformedPaths } from "@/lib/http/escape-malformed-paths";
import { endStreams } from "@/lib/http/open-streams";

/** A request in flight is given this long, in milliseconds, to be answered after the server was told to stop. */
const GRACE = 10_000;

/**
 * How long an idle connection is kept, in milliseconds: longer than proxies and clients keep theirs. Were it the server that
 * closes first, the request that is just being sent would be lost.
 */
const KEEP_ALIVE = 75_000;

/**
 * Checks the configuration, brings the database up to date and sees to an orderly end. Ends the process with 1, saying
 * why, when the server cannot start.
 */
export async function prepareServer(): Promise<void> {
  try {
    authSecret();
    escapeMalformedPaths();
    keepConnections();
    answerBackupRequests();
    await migrate();
    await proveRowSecurity();
    await proveTimeZone();
    keepStatisticsFresh();
  } catch (error) {
    console.error(`Opportune cannot start: ${reasonOf(error)}`);
    process.exit(1);
  }
  // An event stream is never answered to its end: it would hold up the stop.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, endStreams);
  // Where Next handles the signals itself, it leaves without closing the database.
  if (process.env.NEXT_MANUAL_SIG_HANDLE) stopOnSignal();
}

function keepConnections() {
  subscribe("http.server.request.start", (message) => {
    (message as { server: Server }).server.keepAliveTimeout = KEEP_ALIVE;
  });
}

function stopOnSignal() {
  const servers = new Set<Server>();
  subscribe("http.server.request.start", (message) =>
    servers.add((message as { server: Server }).server),
  );
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    endStreams();
    await Promise.all([...servers].map(finish));
    await disconnect();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
  // Started by another process, as in the demo: do not outlive it.
  if (process.connected) process.once("disconnect", stop);
}

/** Takes no new connection, and resolves when every request is answered or out of time. */
async function finish(server: Server) {
  const closed = new Promise((resolve) => server.close(resolve));
  // Kept-alive connections fall idle one by one, as they are answered.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

/** Connection errors say what happened in their code, and an aggregate of them in its parts. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
