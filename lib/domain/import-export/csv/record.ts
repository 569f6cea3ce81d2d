import { z } from "zod";
import { Count } from "@/lib/domain/response-fields";

/** A message about one cell; `row` is the spreadsheet's row number, `column` the file's own header. */
export const CsvIssue = z.strictObject({
  row: Count,
  column: z.string(),
  field: z.string(),
  value: z.string(),
  message: z.string(),
});
export type CsvIssue = z.output<typeof CsvIssue>;

/** The result of a CSV import or, for a dry run or an import with errors, what it would be. */
export const CsvImportReport = z.strictObject({
  dry_run: z.boolean(),
  /** Lines read, without the header and blank ones. */
  rows: Count,
  created: z.strictObject({ opportunities: Count, accounts: Count, contacts: Count }),
  updated: z.strictObject({ opportunities: Count }),
  unchanged: z.strictObject({ opportunities: Count }),
  /** A warning about several rows is listed once, for the first of them, with their number. */
  warnings: z.array(CsvIssue.extend({ count: Count })),
  /** The first ten thousand. */
  errors: z.array(CsvIssue),
  error_count: Count,
});
export type CsvImportReport = z.output<typeof CsvImportReport>;
