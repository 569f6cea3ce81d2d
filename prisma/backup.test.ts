import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readModels } from "./factories/read-models";

// Runs the programs that an administrator runs, each in its own process. If the suite runs on
// PostgreSQL, the backup of an embedded database is restored there, into a database of its own.
const folder = mkdtempSync(path.join(tmpdir(), "opportune-backup-"));
const source = { DATA_DIR: path.join(folder, "source"), DATABASE_URL: "" };
const backup = path.join(folder, "first.backup");
const made: string[] = [];

beforeAll(async () => {
  await run("seed", source);
  await run("backup", source, backup);
}, 180_000);

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const name of made) await administer(`DROP DATABASE "${name}" WITH (FORCE)`);
}, 60_000);

test("a backup contains every table", () => {
  const [header = ""] = gunzipSync(readFileSync(backup)).toString().split("\n");
  const tables = readModels().map(({ table }) => table);
  expect(JSON.parse(header).tables).toEqual(tables.sort());
});

test("a backup restored into an empty database has every row of every table and accepts new writes", async () => {
  const target = await emptyDatabase("target");
  expect(await run("restore", target, backup)).toMatch(/Restored \d{4,} rows/);
  const second = path.join(folder, "second.backup");
  await run("backup", target, second);
  expect(linesOf(second)).toEqual(linesOf(backup));
  await expect(run("restore", target, backup)).rejects.toThrow("The database is not empty");
  // New change events follow the restored ones.
  expect(
    await run("create-organization", target, "After", "Ada Admin", "ada@after.example"),
  ).toContain("After is ready");
}, 180_000);

test("restoring a truncated or foreign file changes nothing", async () => {
  const target = await emptyDatabase("refused");
  const text = gunzipSync(readFileSync(backup)).toString();
  const short = path.join(folder, "short.backup");
  writeFileSync(short, gzipSync(text.slice(0, text.lastIndexOf("\n{"))));
  await expect(run("restore", target, short)).rejects.toThrow("The backup is truncated");
  truncateSync(short, 2_000);
  await expect(run("restore", target, short)).rejects.toThrow();
  writeFileSync(short, gzipSync("something else\n"));
  await expect(run("restore", target, short)).rejects.toThrow(
    "This file is not a backup of Opportune",
  );
  expect(await run("restore", target, backup)).toMatch(/Restored \d{4,} rows/);
}, 180_000);

async function run(
  program: string,
  place: Record<string, string>,
  ...args: string[]
): Promise<string> {
  const { PATH, HOME } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", `prisma/${program}.ts`, ...args],
    {
      env: { PATH, HOME, NODE_ENV: "test", ...place },
    },
  ).catch((error: { stderr: string }) => {
    throw new Error(error.stderr);
  });
  return stdout;
}

/** Every row of a backup, as text in a fixed order. */
function linesOf(file: string): string[] {
  const [, ...rows] = gunzipSync(readFileSync(file)).toString().trim().split("\n");
  return rows.sort();
}

async function emptyDatabase(name: string): Promise<Record<string, string>> {
  const url = process.env.DATABASE_URL;
  if (!url) return { DATA_DIR: path.join(folder, name), DATABASE_URL: "" };
  const database = `backup_${randomUUID()}`;
  await administer(`CREATE DATABASE "${database}"`);
  made.push(database);
  return {
    DATA_DIR: path.join(folder, name),
    DATABASE_URL: Object.assign(new URL(url), { pathname: database }).href,
  };
}

async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
