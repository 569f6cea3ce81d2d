import { type BackupHeader, tableNames } from "./dump";
import type { Session } from "./session";

const ROWS_A_STATEMENT = 500;

/** Parses the first line of a backup. Throws if it is not a backup header. */
export function readHeader(line: string | undefined): BackupHeader {
  const header: unknown = line?.startsWith("{") ? JSON.parse(line) : null;
  if (!isHeader(header)) throw new Error("This file is not a backup of Opportune");
  return header;
}

/**
 * Loads the lines after a backup's header into the empty database of `session`, in the caller's
 * transaction. Foreign keys are checked at the end, so tables may come in any order. Returns the
 * number of rows. Throws if the database is not empty or the backup is truncated.
 */
export async function load(session: Session, lines: AsyncIterable<string>): Promise<number> {
  const tables = new Set(await tableNames(session));
  for (const table of tables) {
    const { rows } = await session.query(`SELECT 1 FROM "${table}" LIMIT 1`);
    if (rows.length > 0) throw new Error("The database is not empty: restore into an empty one");
  }
  const constraints = await references(session);
  for (const { table, name } of constraints) {
    await session.exec(
      `ALTER TABLE ${table} ALTER CONSTRAINT "${name}" DEFERRABLE INITIALLY DEFERRED`,
    );
  }
  const count = await insertAll(session, tables, lines);
  await session.exec("SET CONSTRAINTS ALL IMMEDIATE");
  for (const { table, name } of constraints) {
    await session.exec(`ALTER TABLE ${table} ALTER CONSTRAINT "${name}" NOT DEFERRABLE`);
  }
  await raiseSequences(session);
  return count;
}

async function insertAll(
  session: Session,
  tables: Set<string>,
  lines: AsyncIterable<string>,
): Promise<number> {
  let count = 0;
  let promised: number | undefined;
  let batch: { table: string; rows: string[] } = { table: "", rows: [] };
  const flush = async () => {
    const { table, rows } = batch;
    if (rows.length === 0) return;
    // Rows stay text on the way: PostgreSQL numbers may exceed what JavaScript can represent.
    const sql = `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1::json)`;
    await session.query(sql, [`[${rows.join(",")}]`]);
    count += rows.length;
    batch = { table, rows: [] };
  };
  for await (const line of lines) {
    if (line === "") continue;
    if (promised !== undefined) throw new Error("The backup has lines after its end");
    const tab = line.indexOf("\t");
    if (tab < 0) {
      promised = (JSON.parse(line) as { rows?: number }).rows;
      continue;
    }
    const table = line.slice(0, tab);
    if (!tables.has(table)) throw new Error(`The backup has an unknown table: ${table}`);
    if (table !== batch.table || batch.rows.length >= ROWS_A_STATEMENT) {
      await flush();
      batch = { table, rows: [] };
    }
    batch.rows.push(line.slice(tab + 1));
  }
  await flush();
  if (promised !== count) throw new Error("The backup is truncated");
  return count;
}

async function references(session: Session) {
  const { rows } = await session.query<{ table: string; name: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  return rows;
}

async function raiseSequences(session: Session): Promise<void> {
  const { rows } = await session.query<{ table: string; column: string; sequence: string }>(
    `SELECT table_name AS table, column_name AS column, pg_get_serial_sequence(quote_ident(table_name), column_name) AS sequence
     FROM information_schema.columns WHERE table_schema = current_schema() AND column_default LIKE 'nextval(%'`,
  );
  for (const { table, column, sequence } of rows) {
    await session.query(
      `SELECT setval($1::regclass, greatest((SELECT max("${column}") FROM "${table}"), 1))`,
      [sequence],
    );
  }
}

function isHeader(value: unknown): value is BackupHeader {
  return (
    typeof value === "object" &&
    value !== null &&
    "opportune_backup" in value &&
    value.opportune_backup === 1
  );
}
