import { randomUUID } from "node:crypto";
import { newPublicId } from "@/lib/domain/ids/public-id";
import { TimeSlices } from "@/lib/domain/time-slices";
import type { BundleRow } from "./bundle/read-rows";
import { RECORD_TYPES, type Section } from "./bundle/schema";
import type { ImportContext } from "./import-context";
import { keyValidator } from "./key-validator";
import { ownRows, rowMatcher } from "./match-rows";
import type { RowLocation } from "./report";
import { type Existing, externalKey, type Keys } from "./sql/find-existing";
import { isSame, type Table, type Value, type Values } from "./table";

/** A record to write: a new one (`before` null) or one that changes. */
export type Planned = {
  place: RowLocation;
  id: string;
  public_id: string | null;
  before: Values | null;
  after: Values;
};

/** The values that follow from more than the row, for an existing record (`before`) or a new one (null). */
type ValuesOf<Row> = (entry: BundleRow<Row>, before: Values | null) => Sent;

/** Values by column; undefined ones do not change. */
export type Sent = { [column: string]: Value | undefined };

type Row = Sent & Keys & { created_at?: string | null; deleted_at?: string | null };
type PlannedSection = Exclude<Section, "pipelines">;

// Limits the memory of one read.
const ROWS_AT_ONCE = 2_000;

/** Plans some rows of a list; rows of earlier calls count as earlier rows. */
type RecordPlanner<R> = (entries: BundleRow<R>[], valuesOf: ValuesOf<R>) => Promise<Planned[]>;

/**
 * Matches rows with the organization's records (docs/api.md 3.6) and returns the records to write. Counts
 * every row as created, updated or unchanged; errors go into the report.
 */
export function recordPlanner<R extends Row>(
  context: ImportContext,
  section: PlannedSection,
  table: Table,
): RecordPlanner<R> {
  const isValid = keyValidator(context, section);
  const takenBy = new Map<string, RowLocation>();
  return async (entries, valuesOf) => {
    const planned: Planned[] = [];
    const valid: BundleRow<R>[] = [];
    const slices = new TimeSlices();
    for (const entry of entries) {
      if (slices.isOver()) await slices.next();
      if (isValid(entry)) valid.push(entry);
    }
    const hasOwnRow = ownRows(valid);
    for (let start = 0; start < valid.length; start += ROWS_AT_ONCE) {
      const chunk = valid.slice(start, start + ROWS_AT_ONCE);
      const match = await rowMatcher(context, table, { rows: chunk, hasOwnRow, takenBy });
      for (const sent of chunk) {
        if (slices.isOver()) await slices.next();
        const { found, error, isLed, isLeftOut } = match(sent);
        if (error) context.report.reject(sent.place, "external_id", error);
        if (error) continue;
        if (isLeftOut) leaveOut(context, section, sent, found);
        if (isLeftOut) continue;
        const entry = isLed ? ledToSurvivor(context, sent) : sent;
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

/** Plans a complete list of rows. */
export function planRecords<R extends Row>(
  context: ImportContext,
  section: PlannedSection,
  table: Table,
  entries: BundleRow<R>[],
  valuesOf: ValuesOf<R>,
): Promise<Planned[]> {
  return recordPlanner<R>(context, section, table)(entries, valuesOf);
}

/** Leaves out the row of a merged record whose survivor has its own row; links to it lead to the survivor. */
function leaveOut<R extends Row>(
  { report, links }: ImportContext,
  section: PlannedSection,
  { place, row }: BundleRow<R>,
  survivor: Existing | undefined,
): void {
  const message = "was merged into a record that has its own row; this row is left out";
  report.warn(place, row.public_id ? "public_id" : "external_id", message);
  report.count("unchanged", section);
  if (survivor && row.public_id) links.add(section, row.public_id, survivor.id);
}

/** The row of a merged record as one of its survivor, which keeps its own external ids. */
function ledToSurvivor<R extends Row>(
  { report }: ImportContext,
  { place, row }: BundleRow<R>,
): BundleRow<R> {
  const message = "was merged; the row goes to the record that took its place";
  report.warn(place, row.public_id ? "public_id" : "external_id", message);
  return { place, row: { ...row, external_system: undefined, external_id: undefined } };
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
  for (const column of missing) report.reject(place, column, "is required");
  if (missing.length > 0) return undefined;
  if (changesUnseenKey(row, before, after)) {
    report.reject(place, "external_id", "must be sent together with external_system");
  }
  const id = found?.id ?? randomUUID();
  const publicId = found?.public_id ?? row.public_id ?? newPublicId(RECORD_TYPES[section]);
  for (const name of [publicId, row.public_id]) if (name) links.add(section, name, id);
  const isUnchanged = before !== null && isSame(table, before, after);
  report.count(before === null ? "created" : isUnchanged ? "unchanged" : "updated", section);
  return isUnchanged ? undefined : { place, id, public_id: publicId, before, after };
}

/** The values after the import: a column without a new value keeps its own, or its default. */
function merged(table: Table, before: Values | null, row: Sent, known: Sent): Values {
  const after = { ...(before ?? table.defaults) };
  for (const column of table.names) {
    const value = known[column] === undefined ? row[column] : known[column];
    if (value !== undefined) after[column] = value;
  }
  return after;
}

/** Whether only half of an external id was sent, making a pair that was not looked up. */
function changesUnseenKey(row: Keys, before: Values | null, after: Values): boolean {
  const key = externalKey(after);
  return before !== null && key !== null && key !== externalKey(before) && key !== externalKey(row);
}
