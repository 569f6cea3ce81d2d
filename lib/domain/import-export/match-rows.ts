import type { BundleRow } from "./bundle/read-rows";
import type { ImportContext } from "./import-context";
import type { RowLocation } from "./report";
import {
  type Existing,
  externalKey,
  findExisting,
  findExistingById,
  type Keys,
} from "./sql/find-existing";
import type { Table } from "./table";

type Row = Keys & { deleted_at?: string | null };
type Entry = BundleRow<Row>;

/** The record that a row is about; none for a new one. */
type Match = {
  found?: Existing;
  error?: string;
  /** The row's keys are those of a record that was merged into `found`. */
  isLed?: boolean;
  /** `found` is the record of another row, which decides its values. */
  isLeftOut?: boolean;
};

/**
 * Finds the record of each row among the organization's (docs/api.md 3.6), and records in `takenBy` which row
 * it belongs to. `hasOwnRow` is that of the whole list. A merged record stays merged: its keys lead to the
 * survivor, unless the row itself says that the record is deleted.
 */
export async function rowMatcher(
  context: ImportContext,
  table: Table,
  {
    rows,
    hasOwnRow,
    takenBy,
  }: { rows: Entry[]; hasOwnRow: HasOwnRow; takenBy: Map<string, RowLocation> },
): Promise<(entry: Entry) => Match> {
  const existing = await findExisting(
    context,
    table,
    rows.map(({ row }) => row),
  );
  const merged = existing.filter(({ id, survivor_id }) => id !== survivor_id);
  const survivors = await findExistingById(
    context,
    table,
    merged.map(({ survivor_id }) => survivor_id),
  );
  const byId = new Map([...existing, ...survivors].map((record) => [record.id, record]));
  const byPublicId = new Map(existing.map((record) => [record.public_id, record]));
  const byExternal = new Map(existing.map((record) => [externalKey(record.values), record]));

  return ({ place, row }) => {
    const key = externalKey(row);
    const keyed = [
      byPublicId.get(row.public_id ?? ""),
      key === null ? undefined : byExternal.get(key),
    ].filter((record) => record !== undefined);
    const [found, other] = row.deleted_at
      ? keyed
      : keyed.map((record) => byId.get(record.survivor_id) ?? record);
    if (found && other && found !== other)
      return { error: "belongs to another record than public_id" };
    const isLed = found !== undefined && !keyed.includes(found);
    const taken = takenBy.get(found?.id ?? "");
    if (isLed && (taken || hasOwnRow(found, place))) return { found, isLeftOut: true };
    if (taken) return { error: `names the same record as row ${taken.index}` };
    if (found) takenBy.set(found.id, place);
    return { found, isLed: keyed.some(({ id }) => id !== found?.id) };
  };
}

/** Whether a list has a row, other than the one at `place`, with the keys of a record itself. */
type HasOwnRow = (record: Existing, place: RowLocation) => boolean;

/** Looks for the rows of records in a list; reads the list when it is first asked. */
export function ownRows(all: Entry[]): HasOwnRow {
  let rowOf: Map<string, RowLocation> | undefined;
  return (record, place) => {
    rowOf ??= rowsByKey(all);
    const keys = [record.public_id, externalKey(record.values) ?? ""];
    return keys.some((key) => (rowOf?.get(key) ?? place) !== place);
  };
}

function rowsByKey(all: Entry[]): Map<string, RowLocation> {
  const rowOf = new Map<string, RowLocation>();
  for (const { place, row } of all) {
    const key = row.public_id ?? externalKey(row);
    if (key !== null) rowOf.set(key, place);
  }
  return rowOf;
}
