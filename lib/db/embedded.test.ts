import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEmbedded } from "./embedded";

const ROUNDS = process.env.OPPORTUNE_LONG_TESTS ? 20 : 3;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "opportune-embedded-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("an embedded database killed mid-write restarts with every acknowledged write and no partial one", async () => {
  const acknowledged = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round++) {
    const writer = startWriter();
    const lines = linesOf(writer);
    await once(writer.stdout, "data");
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1_300));
    writer.kill("SIGKILL");
    await once(writer, "close");
    for (const { id, stageId } of lines()) acknowledged.set(id, stageId);
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS);
  const database = openEmbedded(folder);
  try {
    const stages = await stagesOf(database);
    for (const [id, stageId] of acknowledged)
      expect(await couldBeIn(database, id, stageId)).toBe(true);
    expect(stages.filter(({ counted, held }) => counted !== held)).toEqual([]);
    expect(await unrecorded(database)).toEqual([]);
  } finally {
    await database.close();
  }
}, 600_000);

test("a second process gets a clear error and does not disturb the first", async () => {
  const first = startWriter();
  await once(first.stdout, "data");
  const files = readdirSync(folder).sort();
  const second = startWriter();
  const complaint = textOf(second.stderr);
  await once(second, "close");
  expect(second.exitCode).not.toBe(0);
  expect(complaint()).toContain(`The data folder ${folder} is in use by process ${first.pid}.`);
  expect(() => openEmbedded(folder)).toThrow(`is in use by process ${first.pid}`);
  expect(readdirSync(folder).sort()).toEqual(files);
  await once(first.stdout, "data");
  first.kill("SIGKILL");
  await once(first, "close");
}, 120_000);

test("no other user of the machine can read the folder or any file of the database", async () => {
  const own = mkdtempSync(path.join(tmpdir(), "opportune-modes-"));
  chmodSync(own, 0o755);
  mkdirSync(path.join(own, "database"), { mode: 0o755 });
  const database = openEmbedded(own);
  try {
    await database.exec("CREATE TABLE secrets (text text); INSERT INTO secrets VALUES ('x')");
    const files = readdirSync(own, { recursive: true, encoding: "utf8" });
    expect(files.length).toBeGreaterThan(100);
    const open = [".", ...files].filter((file) => statSync(path.join(own, file)).mode & 0o077);
    expect(open).toEqual([]);
  } finally {
    await database.close();
    rmSync(own, { recursive: true, force: true });
  }
});

test("closing the database releases its folder", async () => {
  const database = openEmbedded(folder);
  await database.close();
  const again = openEmbedded(folder);
  expect((await again.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await again.close();
}, 60_000);

type Writer = ChildProcessByStdio<null, Readable, Readable>;

function startWriter(): Writer {
  return spawn(process.execPath, ["--import", "tsx", "prisma/factories/write-until-killed.ts"], {
    env: { ...process.env, DATABASE_URL: "", DATA_DIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function linesOf(writer: Writer): () => { id: string; stageId: string }[] {
  const text = textOf(writer.stdout);
  // The last line may be cut off.
  return () =>
    text()
      .split("\n")
      .slice(0, -1)
      .map((line) => line.split(" "))
      .map(([id = "", stageId = ""]) => ({ id, stageId }));
}

function textOf(stream: Readable): () => string {
  let text = "";
  stream.on("data", (chunk) => {
    text += chunk;
  });
  return () => text;
}

/**
 * Returns whether an opportunity is in its acknowledged stage; an unacknowledged move may have
 * followed.
 */
async function couldBeIn(database: PGlite, id: string, stageId: string): Promise<boolean> {
  const { rows } = await database.query<{ stage_id: string; moves: number }>(
    `SELECT stage_id, (SELECT count(*)::int FROM change_events WHERE record_id = o.id AND action = 'move') AS moves
     FROM opportunities o WHERE id = $1`,
    [id],
  );
  const [found] = rows;
  return found !== undefined && (found.stage_id === stageId || found.moves === 1);
}

/** Compares each stage's stored count with its actual one. */
async function stagesOf(database: PGlite) {
  const { rows } = await database.query<{ counted: number; held: number }>(
    `SELECT opportunities_count AS counted,
      (SELECT count(*)::int FROM opportunities o WHERE o.stage_id = s.id AND o.deleted_at IS NULL) AS held FROM stages s`,
  );
  return rows;
}

/** Lists opportunities whose history disagrees with what was written. */
async function unrecorded(database: PGlite) {
  const { rows } = await database.query(
    `SELECT id FROM opportunities o WHERE lock_version + 1 <> (SELECT count(*) FROM change_events WHERE record_id = o.id)`,
  );
  return rows;
}
