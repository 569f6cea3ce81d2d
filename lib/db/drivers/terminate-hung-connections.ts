import { setTimeout as pause } from "node:timers/promises";
import { Client, type Pool, type PoolClient } from "pg";

/** How long a connection is in use, in ms, before we probe whether the database still answers. */
const LONG = 450;
const ANSWERS_WITHIN = 450;
const LOOKS_EVERY = 100;
const ASKS_EVERY = 1_000;

/**
 * Terminates a pool's connections in use once the database accepts no new ones either: the database
 * or the network hangs, and callers would otherwise wait for TCP's timeout, minutes. With it they
 * fail within two seconds (measured by its test). A slow statement keeps running as long as the
 * database answers new connections.
 */
export function terminateHungConnections(pool: Pool, connectionString: string): void {
  const inUse = new Map<PoolClient, number>();
  let watch: NodeJS.Timeout | undefined;
  let askedAt = 0;
  pool.on("acquire", (client) => {
    inUse.set(client, Date.now());
    watch ??= setInterval(look, LOOKS_EVERY).unref();
  });
  pool.on("release", (_error, client) => inUse.delete(client));
  pool.on("remove", (client) => inUse.delete(client));

  function look() {
    if (inUse.size === 0) {
      clearInterval(watch);
      watch = undefined;
      return;
    }
    const stuck = [...inUse]
      .filter(([, since]) => Date.now() - since > LONG)
      .map(([client]) => client);
    if (stuck.length === 0 || Date.now() - askedAt < ASKS_EVERY) return;
    askedAt = Date.now();
    isUnresponsive(connectionString).then((silent) => {
      if (!silent) return;
      const late = new Error("Connection terminated: the database does not respond");
      for (const client of stuck) if (inUse.has(client)) client.connection.stream.destroy(late);
    });
  }
}

/**
 * Returns whether the database left two new connections unanswered: a single one may be our own
 * delay.
 */
async function isUnresponsive(connectionString: string): Promise<boolean> {
  return !(await answers(connectionString)) && !(await answers(connectionString));
}

/** A rejected connection counts as an answer. */
async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString });
  client.on("error", () => {});
  const answered = client.connect().then(
    () => true,
    () => true,
  );
  const answer = await Promise.race([answered, pause(ANSWERS_WITHIN, false, { ref: false })]);
  client.connection.stream.destroy();
  return answer;
}
