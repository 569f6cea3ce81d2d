type Session = {
  query<Row>(sql: string, params?: unknown[]): Promise<{ rows: Row[] }>;
};

const TABLES = {
  opportunities: "name_key = fold_text(name), tags_key = fold_tags(tags)",
  accounts: "name_key = fold_text(name), tags_key = fold_tags(tags)",
  contacts: "name_key = fold_text(name), tags_key = fold_tags(tags)",
  leads: "name_key = fold_text(name)",
};

const ROWS_AT_ONCE = 5_000;

/**
 * Fills in the folded names and tags of rows that have none, such as those from before the keys existed: some thousand
 * rows at a time, each part in its own transaction, so that writers wait only briefly and a run that was interrupted
 * goes on where it stopped. Reads fold such rows themselves until then. Without the columns it does nothing.
 */
export async function fillTextKeys(session: Session): Promise<void> {
  for (const [table, keys] of Object.entries(TABLES)) {
    const { rows } = await session.query(
      `SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = 'name_key' AND NOT attisdropped`,
      [table],
    );
    if (rows.length > 0) await fillTable(session, table, keys);
  }
}

/** Walks the table along its primary key. */
async function fillTable(session: Session, table: string, keys: string): Promise<void> {
  let last: { organization_id: string; id: string } | undefined;
  do {
    const after = last ? "AND (organization_id, id) > ($1::uuid, $2::uuid)" : "";
    const { rows } = await session.query<{ organization_id: string; id: string }>(
      `WITH part AS MATERIALIZED (
         SELECT organization_id, id FROM ${table} WHERE name_key IS NULL ${after}
         ORDER BY organization_id, id LIMIT ${ROWS_AT_ONCE}
       ), filled AS (
         UPDATE ${table} t SET ${keys} FROM part
         WHERE t.organization_id = part.organization_id AND t.id = part.id AND t.name_key IS NULL
       )
       SELECT organization_id, id FROM part ORDER BY organization_id DESC, id DESC LIMIT 1`,
      last ? [last.organization_id, last.id] : [],
    );
    last = rows[0];
  } while (last);
}
