import { setTimeout as pause } from "node:timers/promises";
import { Client, type Pool, type PoolClient } from "pg";

/** A connection in use for longer makes us ask whether the database still answers anybody. In milliseconds, as the others. */
const LONG = 450;
const ANSWERS_WITHIN = 450;
const LOOKS_EVERY = 100;
const ASKS_EVERY = 1_000;

/**
 * Ends the connections of a pool that are in use once the database takes no new ones either: it, or the network, is stuck,
 * and who asked would wait for as long as TCP does. They are told within two seconds that it cannot be reached. A slow
 * statement is let be for as long as the database answers others.
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
      const late = new Error("Connection terminated: the database says nothing");
      for (const client of stuck) if (inUse.has(client)) client.connection.stream.destroy(late);
    });
  }
}

/** Whether the database leaves a new connection without an answer, twice: once may be our own delay. */
async function isUnresponsive(connectionString: string): Promise<boolean> {
  return !(await answers(connectionString)) && !(await answers(connectionString));
}

/** A refusal is an answer as well. */
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
