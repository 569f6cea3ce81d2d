import { createHash } from "node:crypto";
import { systemDb } from "@/lib/db/client";
import type { AttemptStore, Count, Limit, Outcome } from "./attempt-store";

/** Every so many attempts, the rows whose window has ended are deleted. */
const SWEEP_EVERY = 100;

type Row = { key: string; failed: number; running: number; milliseconds_left: number };

/**
 * Counts the attempts of all processes, exactly: one statement when an attempt begins and one when it
 * ends. Keys are stored as digests, so that the table names nobody. Rows are locked in the order of
 * their keys.
 */
export class AttemptsInDatabase implements AttemptStore {
  private entered = 0;

  async enter(limits: Limit[]): Promise<Count[]> {
    if (++this.entered % SWEEP_EVERY === 0)
      await systemDb().$executeRaw`DELETE FROM attempts WHERE ends_at < now() - interval '1 hour'`;
    const keys = limits.map(({ key }) => digest(key));
    const seconds = limits.map((limit) => limit.seconds);
    const rows = await systemDb().$queryRaw<Row[]>`
      INSERT INTO attempts AS a (key, failed, running, ends_at)
      SELECT key, 0, 1, now() + seconds * interval '1 second'
      FROM unnest(${keys}::text[], ${seconds}::int[]) AS t(key, seconds) ORDER BY key
      ON CONFLICT (key) DO UPDATE SET
        failed = CASE WHEN a.ends_at > now() THEN a.failed ELSE 0 END,
        running = CASE WHEN a.ends_at > now() THEN a.running + 1 ELSE 1 END,
        ends_at = CASE WHEN a.ends_at > now() THEN a.ends_at ELSE excluded.ends_at END
      RETURNING key, failed, running, (extract(epoch FROM ends_at - now()) * 1000)::int AS milliseconds_left`;
    return keys.map((key) => {
      const row = rows.find((each) => each.key === key);
      if (!row) throw new Error("An attempt was not counted");
      const { failed, running, milliseconds_left: millisecondsLeft } = row;
      return { failed, running, millisecondsLeft };
    });
  }

  async leave(limits: Limit[], outcome: Outcome): Promise<void> {
    const keys = limits.map(({ key }) => digest(key));
    const forgiving = limits.map(({ isForgiving }) => isForgiving === true);
    await systemDb().$executeRaw`
      WITH own AS (
        SELECT a.key, t.is_forgiving
        FROM unnest(${keys}::text[], ${forgiving}::boolean[]) AS t(key, is_forgiving)
        JOIN attempts a ON a.key = t.key ORDER BY a.key FOR UPDATE OF a)
      UPDATE attempts a SET running = greatest(a.running - 1, 0),
        failed = CASE WHEN ${outcome} = 'failed' THEN a.failed + 1
          WHEN ${outcome} = 'succeeded' AND own.is_forgiving THEN 0 ELSE a.failed END
      FROM own WHERE a.key = own.key`;
  }
}

function digest(key: string): string {
  return createHash("sha256").update(key).digest("base64");
}
