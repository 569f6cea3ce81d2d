import { randomUUID } from "node:crypto";
import { isPublicId, newPublicId, PUBLIC_ID_PREFIXES } from "@/lib/domain/ids/public-id";
import type { BundleRow } from "./bundle/read-rows";
import { RECORD_TYPES, type Section } from "./bundle/schema";
import type { ImportContext } from "./import-context";
import type { RowLocation } from "./report";
import { type Existing, externalKey, findExisting, type Keys } from "./sql/find-existing";
import { isSame, type Table, type Value, type Values } from "./table";

/** A record to write: a new one (`before` null) or one that changes. */
export type Planned = {
  place: RowLocation;
  id: string;
  public_id: string | null;
  before: Values | null;
  after: Values;
};

/** What the import knows better than the row itself of a record that is there (`before`) or not yet (null). */
export type ValuesOf<Row> = (entry: BundleRow<Row>, before: Values | null) => Sent;

/** Columns left undefined are not spoken of. */
export type Sent = { [column: string]: Value | undefined };

type Row = Sent & Keys & { created_at?: string | null; deleted_at?: string | null };
type PlannedSection = Exclude<Section, "pipelines">;

// Few enough that what is read at once stays small.
const ROWS_AT_ONCE = 2_000;

/** Plans some rows of a list; rows of earlier calls count as earlier rows. */
export type RecordPlanner<R> = (
  entries: BundleRow<R>[],
  valuesOf: ValuesOf<R>,
) => Promise<Planned[]>;

/**
 * Matches rows with the organization's records (api.md 3.6) and answers those that must be written. Counts every row as
 * created, updated or unchanged; what cannot be imported goes into the report.
 */
export function recordPlanner<R extends Row>(
  context: ImportContext,
  section: PlannedSection,
  table: Table,
): RecordPlanner<R> {
  const isSound = validator(context, section);
  const takenBy = new Map<string, RowLocation>();
  return async (entries, valuesOf) => {
    const planned: Planned[] = [];
    const sound = entries.filter(isSound);
    for (let start = 0; start < sound.length; start += ROWS_AT_ONCE) {
      const chunk = sound.slice(start, start + ROWS_AT_ONCE);
      const keys = chunk.map(({ row }) => row);
      const match = matcher(await findExisting(context, table, keys), takenBy);
      for (const entry of chunk) {
        const { found, fault } = match(entry);
        if (fault) context.report.refuse(entry.place, "external_id", fault);
        if (fault) continue;
        const write = planRow(
          context,
          section,
          table,
          entry,
          found,
          valuesOf(entry, found?.values ?? null),
        );
        if (write) planned.push(write);
      }
    }
    return planned;
  };
}

/** The same for a list that is there as a whole. */
export function planRecords<R extends Row>(
  context: ImportContext,
  section: PlannedSection,
  table: Table,
  entries: BundleRow<R>[],
  valuesOf: ValuesOf<R>,
): Promise<Planned[]> {
  return recordPlanner<R>(context, section, table)(entries, valuesOf);
}

/** Whether a row's own public and external ids are well formed and stand in no earlier row. */
function validator(
  { report }: ImportContext,
  section: PlannedSection,
): (entry: BundleRow<Keys>) => boolean {
  const type = RECORD_TYPES[section];
  const seen = new Map<string, number | null>();
  return ({ place, row }) => {
    const publicId = row.public_id ?? null;
    if (publicId !== null && !isPublicId(type, publicId)) {
      report.refuse(
        place,
        "public_id",
        `must be ${PUBLIC_ID_PREFIXES[type]} and 1 to 64 of letters, digits, _ and -`,
      );
      return false;
    }
    const keys = { public_id: publicId, external_id: externalKey(row) };
    for (const [field, key] of Object.entries(keys)) {
      if (key === null) continue;
      const first = seen.get(`${field}\n${key}`);
      if (first !== undefined) {
        report.refuse(place, field, `repeats that of row ${first}`);
        return false;
      }
      seen.set(`${field}\n${key}`, place.index);
    }
    return true;
  };
}

type Match = { found?: Existing; fault?: string };

/** Finds the record that a row is, and notes in `takenBy` which row that is. */
function matcher(
  existing: Existing[],
  takenBy: Map<string, RowLocation>,
): (entry: BundleRow<Keys>) => Match {
  const byPublicId = new Map(existing.map((record) => [record.public_id, record]));
  const byExternal = new Map(existing.map((record) => [externalKey(record.values), record]));
  return ({ place, row }) => {
    const key = externalKey(row);
    const named = byPublicId.get(row.public_id ?? "");
    const external = key === null ? undefined : byExternal.get(key);
    if (named && external && named !== external)
      return { fault: "belongs to another record than public_id" };
    const found = named ?? external;
    const other = takenBy.get(found?.id ?? "");
    if (other) return { fault: `names the same record as row ${other.index}` };
    if (found) takenBy.set(found.id, place);
    return { found };
  };
}

function planRow<R extends Row>(
  { report, links, now }: ImportContext,
  section: PlannedSection,
  table: Table,
  { place, row }: BundleRow<R>,
  found: Existing | undefined,
  known: Sent,
): Planned | undefined {
  const before = found?.values ?? null;
  const after = merged(table, before, row, known);
  after.created_at = row.created_at ?? before?.created_at ?? now;
  after.deleted_at = row.deleted_at ?? null;
  const missing = table.required.filter((column) => after[column] === null);
  for (const column of missing) report.refuse(place, column, "is required");
  if (missing.length > 0) return undefined;
  if (changesUnseenKey(row, before, after)) {
    report.refuse(place, "external_id", "must be sent together with external_system");
  }
  const id = found?.id ?? randomUUID();
  const publicId = found?.public_id ?? row.public_id ?? newPublicId(RECORD_TYPES[section]);
  for (const name of [publicId, row.public_id]) if (name) links.add(section, name, id);
  const isUnchanged = before !== null && isSame(table, before, after);
  report.count(before === null ? "created" : isUnchanged ? "unchanged" : "updated", section);
  return isUnchanged ? undefined : { place, id, public_id: publicId, before, after };
}

/** Where nobody speaks of a column, it stays as it is or begins with its default. */
function merged(table: Table, before: Values | null, row: Sent, known: Sent): Values {
  const after = { ...(before ?? table.defaults) };
  for (const column of table.names) {
    const value = known[column] === undefined ? row[column] : known[column];
    if (value !== undefined) after[column] = value;
  }
  return after;
}

/** Whether half a pair was sent that makes another pair with what stands: it was not looked for. */
function changesUnseenKey(row: Keys, before: Values | null, after: Values): boolean {
  const key = externalKey(after);
  return before !== null && key !== null && key !== externalKey(before) && key !== externalKey(row);
}
