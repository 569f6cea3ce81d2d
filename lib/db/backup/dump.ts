import type { Session } from "./session";

const ROWS_A_FETCH = 1_000;

/** The first line of a backup. */
export type BackupHeader = {
  opportune_backup: 1;
  created_at: string;
  migrations: string[];
  tables: string[];
};

/**
 * Yields every row of every table as lines of JSON: a header, then one line per row (table name,
 * tab, the row as PostgreSQL renders it), then `{"rows":n}`, which marks the backup as complete.
 * Reads 1,000 rows at a time in the caller's transaction, which must see one snapshot of the
 * database.
 */
export async function* dump(session: Session): AsyncGenerator<string> {
  const tables = await tableNames(session);
  const { rows: migrations } = await session.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL ORDER BY 1`,
  );
  const header: BackupHeader = {
    opportune_backup: 1,
    created_at: new Date().toISOString(),
    migrations: migrations.map(({ name }) => name),
    tables,
  };
  yield `${JSON.stringify(header)}\n`;
  let count = 0;
  for (const table of tables) {
    for await (const rows of rowsOf(session, table)) {
      yield rows.map((row) => `${table}\t${row}\n`).join("");
      count += rows.length;
    }
  }
  yield `${JSON.stringify({ rows: count })}\n`;
}

/** Lists the product's tables by name. */
export async function tableNames(session: Session): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function* rowsOf(session: Session, table: string): AsyncGenerator<string[]> {
  await session.exec(
    `DECLARE backup NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM "${table}" t`,
  );
  for (;;) {
    const { rows } = await session.query<{ row: string }>(`FETCH ${ROWS_A_FETCH} FROM backup`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await session.exec("CLOSE backup");
}
