import type { z } from "zod";
import type { RowLocation, RowReport } from "@/lib/domain/import-export/report";
import { issuesOf } from "@/lib/domain/validation";
import type { Section } from "./schema";

/** A parsed row of the bundle. */
export type BundleRow<Row> = { place: RowLocation; row: Row };

export type Bundle = Record<string, unknown>;

/** The valid rows of one list; the issues of the others go into the report. An absent list is empty. */
export function readRows<Schema extends z.ZodType>(
  bundle: Bundle,
  section: Section,
  schema: Schema,
  report: RowReport,
): BundleRow<z.output<Schema>>[] {
  const rows = bundle[section] ?? [];
  if (!Array.isArray(rows)) {
    report.reject({ section: null, index: null, public_id: null }, section, "must be a list");
    return [];
  }
  return rows.flatMap((input: unknown, index) => {
    const place = { section, index, public_id: publicIdOf(input) };
    const parsed = schema.safeParse(input, { reportInput: true });
    if (parsed.success) return [{ place, row: parsed.data }];
    for (const { field, message } of issuesOf(parsed.error)) report.reject(place, field, message);
    return [];
  });
}

/** The public id of a row, valid or not; null if it has none. */
export function publicIdOf(input: unknown): string | null {
  const isRow = typeof input === "object" && input !== null && "public_id" in input;
  return isRow && typeof input.public_id === "string" ? input.public_id : null;
}
