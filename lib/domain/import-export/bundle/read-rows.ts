import type { z } from "zod";
import type { RowLocation, RowReport } from "@/lib/domain/import-export/report";
import { TimeSlices } from "@/lib/domain/time-slices";
import { issuesOf } from "@/lib/domain/validation";
import type { Section } from "./schema";

/** A parsed row of the bundle. */
export type BundleRow<Row> = { place: RowLocation; row: Row };

export type Bundle = Record<string, unknown>;

// More than fit into the largest body of an export; a limit of the memory that one import takes.
const MAX_ROWS = 200_000;

/**
 * The valid rows of one list; the issues of the others go into the report. An absent list is empty.
 * Nothing more is read once the report is full.
 */
export async function readRows<Schema extends z.ZodType>(
  bundle: Bundle,
  section: Section,
  schema: Schema,
  report: RowReport,
): Promise<BundleRow<z.output<Schema>>[]> {
  const rows = bundle[section] ?? [];
  if (!Array.isArray(rows)) {
    report.reject({ section: null, index: null, public_id: null }, section, "must be a list");
    return [];
  }
  if (rows.length > MAX_ROWS) {
    const whole = { section: null, index: null, public_id: null };
    report.reject(whole, section, `must hold at most ${MAX_ROWS} rows`);
    return [];
  }
  const read: BundleRow<z.output<Schema>>[] = [];
  const slices = new TimeSlices();
  for (const [index, input] of rows.entries()) {
    if (slices.isOver()) await slices.next();
    if (report.isFull()) break;
    const place = { section, index, public_id: publicIdOf(input) };
    const parsed = schema.safeParse(input, { reportInput: true });
    if (parsed.success) read.push({ place, row: parsed.data });
    else
      for (const { field, message } of issuesOf(parsed.error)) report.reject(place, field, message);
  }
  return read;
}

/** The public id of a row, valid or not; null if it has none. */
export function publicIdOf(input: unknown): string | null {
  const isRow = typeof input === "object" && input !== null && "public_id" in input;
  return isRow && typeof input.public_id === "string" ? input.public_id : null;
}
