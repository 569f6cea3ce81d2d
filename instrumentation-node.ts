import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { announceSetup } from "@/lib/auth/announce-setup";
import { assertNoDemo } from "@/lib/auth/assert-no-demo";
import { assertSafeConfiguration } from "@/lib/auth/assert-safe-configuration";
import { answerBackupRequests } from "@/lib/db/backup/running-server";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { proveRowSecurity } from "@/lib/db/prove-row-security";
import { proveTimeZone } from "@/lib/db/prove-time-zone";
import { keepStatisticsFresh } from "@/lib/db/refresh-statistics";
import { keepRetention } from "@/lib/domain/retention/keep-retention";
import { guardServers } from "@/lib/http/door/guard-servers";
import { noteConnectionAddress } from "@/lib/http/note-connection-address";
import { endStreams } from "@/lib/http/open-streams";
import { sendTransportHeaders } from "@/lib/http/send-transport-headers";

/** Longest time, in ms, that requests in flight get to finish after the server is asked to stop. */
const GRACE = 10_000;

/**
 * How long an idle connection stays open, in ms: longer than proxies and clients keep theirs. If
 * the server closed first, a request that is just being sent would be lost.
 */
const KEEP_ALIVE = 75_000;

/**
 * Checks the configuration, migrates the database and arranges an orderly shutdown. If the server
 * cannot start, prints the reason and exits with code 1.
 */
export async function prepareServer(): Promise<void> {
  try {
    for (const warning of assertSafeConfiguration()) console.error(warning);
    noteConnectionAddress();
    sendTransportHeaders();
    guardServers();
    keepConnections();
    answerBackupRequests();
    await migrate();
    await proveRowSecurity();
    await proveTimeZone();
    await assertNoDemo();
    await announceSetup();
    keepStatisticsFresh();
    keepRetention((error) => console.error(`Old rows could not be deleted: ${reasonOf(error)}`));
  } catch (error) {
    console.error(`Opportune cannot start: ${reasonOf(error)}`);
    process.exit(1);
  }
  // An event stream never completes on its own and would delay the shutdown.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, endStreams);
  // If Next handled the signals itself, it would exit without closing the database.
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

/** Stops accepting connections and resolves once every request is answered or out of time. */
async function finish(server: Server) {
  const closed = new Promise((resolve) => server.close(resolve));
  // Keep-alive connections become idle one by one, as their requests are answered.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

/** Connection errors carry the reason in their code; an aggregate error carries it in its parts. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
