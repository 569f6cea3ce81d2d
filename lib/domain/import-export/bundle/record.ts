import { z } from "zod";
import { Count } from "@/lib/domain/response-fields";

/** The lists of a bundle, in the order in which they are imported (docs/api.md 3.6), and the records they contain. */
export const RECORD_TYPES = {
  pipelines: "pipeline",
  accounts: "account",
  contacts: "contact",
  opportunities: "opportunity",
  leads: "lead",
  activities: "activity",
} as const;
export type Section = keyof typeof RECORD_TYPES;
export const SECTIONS: readonly Section[] = [
  "pipelines",
  "accounts",
  "contacts",
  "opportunities",
  "leads",
  "activities",
];

/** A message about one field of one row; `index` is the row's index in its list, null for the bundle itself. */
export const ImportIssue = z.strictObject({
  record_type: z.enum([
    "bundle",
    "pipeline",
    "account",
    "contact",
    "opportunity",
    "lead",
    "activity",
  ]),
  index: Count.nullable(),
  public_id: z.string().nullable(),
  field: z.string(),
  message: z.string(),
});
export type ImportIssue = z.output<typeof ImportIssue>;

const ImportCounts = z.strictObject({
  pipelines: Count,
  accounts: Count,
  contacts: Count,
  opportunities: Count,
  leads: Count,
  activities: Count,
});
export type ImportCounts = z.output<typeof ImportCounts>;

/** The result of an import or, for a dry run or an import with errors, what it would be (docs/api.md 3.6). */
export const ImportReport = z.strictObject({
  dry_run: z.boolean(),
  created: ImportCounts,
  updated: ImportCounts,
  unchanged: ImportCounts,
  /** A warning about several rows is listed once, for the first of them, with their number. */
  warnings: z.array(ImportIssue.extend({ count: Count })),
  errors: z.array(ImportIssue),
});
export type ImportReport = z.output<typeof ImportReport>;
