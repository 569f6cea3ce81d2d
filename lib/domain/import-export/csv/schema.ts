import { z } from "zod";
import { Instant, Money, optionalText } from "@/lib/domain/fields";
import { OpportunityRow } from "@/lib/domain/import-export/bundle/schema";
import { OPPORTUNITY_FIELDS } from "@/lib/domain/opportunities/record";
import { STAGE_TYPES } from "@/lib/domain/pipelines/schema";
import { csvColumns } from "@/lib/domain/record-fields";
import { DELIMITERS } from "./csv-text";

export type { CsvImportReport, CsvIssue } from "./record";

const { name, ...others } = csvColumns(OPPORTUNITY_FIELDS);

/** The columns of a CSV of opportunities, in their order: the header in exports, and other headers that imports accept. */
export const COLUMNS = { name, ...others };
export type CsvField = keyof typeof COLUMNS;
export const FIELDS = Object.keys(COLUMNS) as CsvField[];

/** The index of the cell of each field; a field without one does not change. */
export type Mapping = Partial<Record<CsvField, number>>;

/** The formats of cells. */
const DATES = ["iso", "dmy", "mdy"] as const;
const DECIMALS = ["point", "comma"] as const;
export const ENCODINGS = ["utf-8", "utf-16le", "windows-1252", "utf-16be"] as const;
export type Dates = (typeof DATES)[number];
export type Decimals = (typeof DECIMALS)[number];
export type Encoding = (typeof ENCODINGS)[number];

/** A line, once its cells are read. */
export const CsvRow = OpportunityRow.omit({
  pipeline_id: true,
  pipeline_stage_id: true,
  stage_position: true,
  deleted_at: true,
}).extend({
  pipeline: optionalText(200),
  status: z
    .enum(STAGE_TYPES, { error: `must be one of ${STAGE_TYPES.join(", ")}` })
    .nullable()
    .optional(),
  amount: Money.nullable().optional(),
  opened_at: Instant.nullable().optional(),
  closed_at: Instant.nullable().optional(),
  stage_entered_at: Instant.nullable().optional(),
  created_at: Instant.nullable().optional(),
  account: optionalText(200),
  contact: optionalText(200),
});
export type CsvRow = z.output<typeof CsvRow>;

const Flag = z
  .enum(["true", "false"], { error: "must be true or false" })
  .transform((value) => value === "true");

const column = z.union([z.string(), z.number().int().min(0)], {
  error: "must be a column's name or number",
});
const SentMapping = z.strictObject(
  Object.fromEntries(FIELDS.map((field) => [field, column.optional()])),
  {
    error: (issue) => (issue.code === "unrecognized_keys" ? unknownFields(issue.keys) : undefined),
  },
);

function unknownFields(names: string[]): string {
  return `must name fields of an opportunity; unknown: ${names.slice(0, 10).join(", ")}`;
}

/** The header of each field's column, or its number from 0. */
export type SentMapping = Partial<Record<CsvField, string | number>>;

/** The query of a CSV import. Delimiter, columns and encoding are detected in the file by default. */
export const CsvImportQuery = z.object({
  dry_run: Flag.optional(),
  mapping: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({
          code: "custom",
          message: "must be JSON: fields with the header of their column",
        });
        return z.NEVER;
      }
    })
    .pipe(SentMapping)
    .transform((mapping): SentMapping => mapping)
    .optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  dates: z.enum(DATES).default("iso"),
  decimals: z.enum(DECIMALS).default("point"),
  /** The pipeline of new opportunities that name none; by default the organization's default. */
  pipeline_id: z.string().optional(),
  /** Accounts and contacts that do not exist are created, or their rows are rejected. */
  unknown_links: z.enum(["create", "refuse"]).default("create"),
  /** The name of an owner who is not an active member is kept as a text, or the row is rejected. */
  unknown_owners: z.enum(["keep", "refuse"]).default("keep"),
  /** An empty cell keeps the current value of its field, or clears it. */
  empty_cells: z.enum(["keep", "clear"]).default("keep"),
});
export type CsvImportOptions = z.output<typeof CsvImportQuery>;

/** The query of a CSV export. */
export const CsvExportQuery = z.object({
  pipeline_id: z.string().optional(),
  bom: Flag.default(false),
});
