import { z } from "zod";
import { optionalText } from "@/lib/domain/fields";
import { OpportunityRow } from "@/lib/domain/import-export/bundle/schema";
import { STAGE_TYPES } from "@/lib/domain/pipelines/schema";
import { DELIMITERS } from "./csv-text";

/**
 * The columns of a CSV of opportunities, in their order: the name each goes out under, and others it is known by on the
 * way in, compared without case, spaces and signs.
 */
export const COLUMNS = {
  name: {
    header: "Name",
    aliases: ["opportunity", "opportunity name", "deal", "deal name", "title", "deal title"],
  },
  public_id: { header: "Public ID", aliases: ["opportunity id", "opportunity public id"] },
  pipeline: { header: "Pipeline", aliases: ["pipeline name", "sales pipeline"] },
  stage: {
    header: "Stage",
    aliases: ["stage name", "deal stage", "sales stage", "pipeline stage", "phase"],
  },
  status: { header: "Status", aliases: ["deal status", "opportunity status"] },
  amount: { header: "Amount", aliases: ["value", "deal value", "deal amount", "price", "revenue"] },
  currency: { header: "Currency", aliases: ["currency code", "currency iso code"] },
  probability: {
    header: "Probability",
    aliases: ["win probability", "probability percent", "chance"],
  },
  expected_close_date: {
    header: "Expected close date",
    aliases: [
      "expected close",
      "close date",
      "closing date",
      "expected closing date",
      "estimated close date",
    ],
  },
  closed_at: {
    header: "Closed at",
    aliases: ["closed", "closed on", "closed date", "actual close date"],
  },
  lost_reason: {
    header: "Lost reason",
    aliases: ["loss reason", "reason lost", "closed lost reason"],
  },
  account: {
    header: "Account",
    aliases: ["account name", "company", "company name", "organization", "customer"],
  },
  account_public_id: { header: "Account public ID", aliases: ["account id"] },
  contact: {
    header: "Contact",
    aliases: ["contact name", "contact person", "primary contact", "person"],
  },
  contact_public_id: { header: "Contact public ID", aliases: ["contact id"] },
  owner_email: {
    header: "Owner e-mail",
    aliases: ["owner email address", "deal owner email", "salesperson email"],
  },
  owner_name: {
    header: "Owner",
    aliases: ["owner name", "deal owner", "opportunity owner", "salesperson", "assignee"],
  },
  source: { header: "Source", aliases: ["lead source", "deal source"] },
  description: { header: "Description", aliases: ["notes", "comment", "comments"] },
  tags: { header: "Tags", aliases: ["tag", "labels", "label"] },
  external_system: { header: "External system", aliases: ["source system"] },
  external_id: { header: "External ID", aliases: ["record id", "deal id"] },
  opened_at: { header: "Opened at", aliases: ["opened", "opened on", "open date"] },
  stage_entered_at: {
    header: "Stage entered at",
    aliases: ["stage entered", "date entered stage"],
  },
  created_at: {
    header: "Created at",
    aliases: ["created", "created on", "create date", "created date"],
  },
} as const;
export type CsvField = keyof typeof COLUMNS;
export const FIELDS = Object.keys(COLUMNS) as CsvField[];

/** Which cell of a line holds a field; fields that are not in it are not spoken of. */
export type Mapping = Partial<Record<CsvField, number>>;

/** How cells are written. */
export const DATES = ["iso", "dmy", "mdy"] as const;
export const DECIMALS = ["point", "comma"] as const;
export const ENCODINGS = ["utf-8", "utf-16le", "windows-1252"] as const;
export type Dates = (typeof DATES)[number];
export type Decimals = (typeof DECIMALS)[number];
export type Encoding = (typeof ENCODINGS)[number];

/** What a line becomes, once its cells are read. */
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
const SentMapping = z.object(Object.fromEntries(FIELDS.map((field) => [field, column.optional()])));
/** Fields with the header of their column, or its number from 0. */
export type SentMapping = Partial<Record<CsvField, string | number>>;

/** The query of a CSV import. Everything has a default but what the file itself tells: its delimiter and its columns. */
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
  encoding: z.enum(ENCODINGS).default("utf-8"),
  dates: z.enum(DATES).default("iso"),
  decimals: z.enum(DECIMALS).default("point"),
  /** Where new opportunities go that name no pipeline; by default the organization's default. */
  pipeline_id: z.string().optional(),
  /** What is done about an account or contact that is not there. */
  unknown_links: z.enum(["create", "refuse"]).default("create"),
  /** What is done about an owner who is no active member: the name is kept as a text, or the row refused. */
  unknown_owners: z.enum(["keep", "refuse"]).default("keep"),
  /** What an empty cell makes of a field that an opportunity has. */
  empty_cells: z.enum(["keep", "clear"]).default("keep"),
});
export type CsvImportOptions = z.output<typeof CsvImportQuery>;

/** The query of a CSV export. */
export const CsvExportQuery = z.object({
  pipeline_id: z.string().optional(),
  bom: Flag.default(false),
});

/** Something about one cell; `row` is the spreadsheet's, `column` the file's own header. */
export type CsvIssue = {
  row: number;
  column: string;
  field: string;
  value: string;
  message: string;
};

/** What a CSV import did or, as a dry run or with errors, would do. */
export type CsvImportReport = {
  dry_run: boolean;
  /** Lines read, without the header and blank ones. */
  rows: number;
  created: { opportunities: number; accounts: number; contacts: number };
  updated: { opportunities: number };
  unchanged: { opportunities: number };
  /** The same warning about several rows stands once, with the first of them and their number. */
  warnings: (CsvIssue & { count: number })[];
  /** The first ten thousand. */
  errors: CsvIssue[];
  error_count: number;
};
