import { type Db, Prisma } from "@/lib/db/client";
import type { FieldChanges } from "@/lib/domain/change-events/schema";
import { eventBarrierSql, passedBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import { differences, type Table, type Values } from "@/lib/domain/import-export/table";
import { textKeys } from "@/lib/domain/text-keys";
import { TimeSlices } from "@/lib/domain/time-slices";

type Written = { id: string; public_id: string | null; before: Values | null; after: Values };

// The embedded database runs a statement in the server's own thread: nothing else is answered meanwhile.
const ROWS_A_STATEMENT = 100;

/** The transactions that have announced their events. */
const announced = new WeakSet<Db>();

/**
 * Inserts the new records and updates the others, with an `import` event each, a hundred per statement.
 * Other requests have their turn between two statements.
 */
export async function writeRecords(
  context: ImportContext,
  table: Table,
  records: Written[],
): Promise<void> {
  const created = records.filter(({ before }) => before === null);
  const changed = records.filter(({ before }) => before !== null);
  const statements = [
    ...chunks(created).map((chunk) => ({ chunk, sql: insertSql(context, table) })),
    ...chunks(changed).map((chunk) => ({ chunk, sql: updateSql(context, table) })),
  ];
  const slices = new TimeSlices();
  for (const { chunk, sql } of statements) {
    await write(context, table, chunk, sql);
    if (slices.isOver()) await slices.next();
  }
}

function chunks<T>(all: T[]): T[][] {
  const starts = Array.from(
    { length: Math.ceil(all.length / ROWS_A_STATEMENT) },
    (_, index) => index * ROWS_A_STATEMENT,
  );
  return starts.map((start) => all.slice(start, start + ROWS_A_STATEMENT));
}

async function write(
  { tx, actor }: ImportContext,
  table: Table,
  records: Written[],
  statement: Prisma.Sql,
) {
  const columns = [
    ...Object.entries(table.columns).map(([column, type]) => `${column} ${type}`),
    ...table.keys.map((key) => `${key} text`),
  ];
  const rows = records.map((record) => ({
    id: record.id,
    public_id: record.public_id,
    ...record.after,
    ...(table.keys.length > 0 && textKeys(record.after)),
    changes: changesOf(table, record),
  }));
  const events = Prisma.sql`SELECT ${table.recordType} AS record_type, id AS record_id, public_id, 'import' AS action, changes FROM bundle`;
  const barrier = announced.has(tx) ? passedBarrierSql() : eventBarrierSql(actor);
  await tx.$executeRaw`WITH ${barrier}, bundle AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS b(id uuid, public_id text, changes jsonb, ${Prisma.raw(columns.join(", "))})
    ), written AS (${statement}) ${insertChangesSql(actor, events)}`;
  announced.add(tx);
}

function insertSql({ actor }: ImportContext, table: Table): Prisma.Sql {
  const columns = Prisma.raw(
    ["id", ...(table.hasPublicId ? ["public_id"] : []), ...table.names, ...table.keys].join(", "),
  );
  return Prisma.sql`INSERT INTO ${Prisma.raw(table.name)} (organization_id, ${columns})
    SELECT ${actor.organizationId}::uuid, ${columns} FROM bundle`;
}

function updateSql({ actor }: ImportContext, table: Table): Prisma.Sql {
  const columns = [...table.names, ...table.keys].map((column) => `${column} = bundle.${column}`);
  const version = table.hasLockVersion ? ["lock_version = t.lock_version + 1"] : [];
  return Prisma.sql`UPDATE ${Prisma.raw(table.name)} t SET ${Prisma.raw([...columns, ...version, "updated_at = now()"].join(", "))}
    FROM bundle WHERE t.organization_id = ${actor.organizationId}::uuid AND t.id = bundle.id`;
}

/** The changes that history shows: for a new record the announced columns, else every column that differs. */
function changesOf(table: Table, { before, after }: Written): FieldChanges {
  const columns = before === null ? table.announced : differences(table, before, after);
  const shown = columns.filter(
    (column) => !table.silent.includes(column) && (before !== null || after[column] !== null),
  );
  return Object.fromEntries(
    shown.map((column) => [nameOf(column), [before?.[column] ?? null, after[column]]]),
  );
}

function nameOf(column: string): string {
  return column === "stage_id" ? "pipeline_stage_id" : column;
}
