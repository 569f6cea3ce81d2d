import type { FieldIssue } from "@/lib/domain/errors";
import { OPPORTUNITY_FIELDS } from "@/lib/domain/opportunities/record";
import type { ColumnType, RecordField } from "@/lib/domain/record-fields";
import { amountExample, dateExample, readAmount, readDate, readMoment, readPercent } from "./cells";
import { splitList, unescapeFormula } from "./csv-text";
import {
  COLUMNS,
  type CsvField,
  type Dates,
  type Decimals,
  FIELDS,
  type Mapping,
  type SentMapping,
} from "./schema";

/** The columns of the fields that a header names; of several columns of one field the first. */
export function matchColumns(header: string[]): Mapping {
  const mapping: Mapping = {};
  for (const [index, name] of header.entries()) {
    const field = FIELD_BY_NAME.get(bare(name));
    if (field && mapping[field] === undefined) mapping[field] = index;
  }
  return mapping;
}

/** The columns with a name that the mapping does not use, and why each is not imported, as a predicate. */
export function ignoredColumns(
  header: string[],
  mapping: Mapping,
): { index: number; message: string }[] {
  return header.flatMap((name, index) => {
    if (bare(name) === "" || Object.values(mapping).includes(index)) return [];
    const field = FIELD_BY_NAME.get(bare(name));
    const other = field && mapping[field];
    const message =
      field === undefined || other === undefined
        ? "is not imported: no field has this name"
        : `is not imported: ${COLUMNS[field].header} is read from the column ${header[other]?.trim()}`;
    return [{ index, message }];
  });
}

const FIELD_BY_NAME = new Map(
  FIELDS.flatMap((field) => {
    const { header, aliases } = COLUMNS[field];
    return [header, field, ...aliases].map((name): [string, CsvField] => [bare(name), field]);
  }),
);

function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** The sent mapping as column numbers, with its issues; without one the header's names decide. */
export function resolveMapping(
  header: string[],
  sent?: SentMapping,
): { mapping: Mapping; issues: FieldIssue[] } {
  const issues: FieldIssue[] = [];
  const mapping: Mapping = sent ? {} : matchColumns(header);
  for (const field of FIELDS) {
    const column = sent?.[field];
    if (column === undefined) continue;
    const index = typeof column === "number" ? column : onlyIndex(header, column);
    if (index in header) mapping[field] = index;
    else
      issues.push({
        field: `mapping.${field}`,
        message: "must be the name or number of one column of the file",
      });
  }
  const missing = missingField(mapping);
  if (missing && issues.length === 0) issues.push({ field: "mapping", message: missing });
  return { mapping, issues };
}

function onlyIndex(header: string[], name: string): number {
  const trimmed = header.map((each) => each.trim());
  const index = trimmed.indexOf(name.trim());
  return index === trimmed.lastIndexOf(name.trim()) ? index : -1;
}

/**
 * Returns what a mapping lacks, as a predicate, or null if it is complete. Every line must identify
 * or name its opportunity.
 */
export function missingField(mapping: Mapping): string | null {
  const hasKey =
    "public_id" in mapping || ("external_system" in mapping && "external_id" in mapping);
  return "name" in mapping || hasKey ? null : "must name the column of Name, or one of Public ID";
}

type Reading = {
  mapping: Mapping;
  dates: Dates;
  decimals: Decimals;
  empty_cells: "keep" | "clear";
  /** The organization's: clock times and days in cells are its own. */
  timeZone: string;
};
type Input = Partial<Record<CsvField, string | number | string[] | null>>;

/** The values of a line's cells, as input of `CsvRow`, and the issues of unreadable ones. Empty cells are absent, or null. */
export function readCells(
  cells: string[],
  options: Reading,
): { input: Input; issues: FieldIssue[] } {
  const input: Input = {};
  const issues: FieldIssue[] = [];
  for (const field of FIELDS) {
    const index = options.mapping[field];
    if (index === undefined) continue;
    const text = unescapeFormula(cells[index] ?? "");
    if (text.trim() === "") {
      if (options.empty_cells === "clear" && !KEPT_WHEN_EMPTY.has(field)) input[field] = null;
      continue;
    }
    const { value, fault } = readCell(field, text, options);
    if (fault) issues.push({ field, message: fault });
    else input[field] = value;
  }
  return { input, issues };
}

/** Fields that an empty cell never clears: required ones, and ones that follow from other cells. */
const KEPT_WHEN_EMPTY: ReadonlySet<CsvField> = new Set([
  "name",
  "public_id",
  "pipeline",
  "stage",
  "status",
  "currency",
  "stage_entered_at",
  "created_at",
]);

type Cell = { value: string | number | string[] | null; fault?: string };

function readCell(field: CsvField, text: string, reading: Reading): Cell {
  const { dates, decimals, timeZone } = reading;
  const cell = text.trim();
  switch (TYPES.get(field)) {
    case "numeric":
      return given(
        readAmount(cell, decimals),
        `must be an amount such as ${amountExample(decimals)}`,
      );
    case "int":
      return given(readPercent(cell), "must be an integer from 0 to 100");
    case "date":
      return given(readDate(cell, dates), `must be a date such as ${dateExample(dates)}`);
    case "timestamptz":
      return given(
        readMoment(cell, dates, timeZone),
        `must be a date such as ${dateExample(dates)}`,
      );
    case "text[]":
      return { value: splitList(cell) };
    default:
      if (field === "status") return { value: cell.toLowerCase() };
      return { value: VERBATIM.has(field) ? text : cell };
  }
}

/** The PostgreSQL types of the fields that are columns. */
const TYPES = new Map<string, ColumnType>(
  Object.entries(OPPORTUNITY_FIELDS).flatMap(([key, field]: [string, RecordField]) =>
    field.csv && field.type ? [[field.csv.field ?? key, field.type]] : [],
  ),
);

/** Texts that keep their spaces. */
const VERBATIM: ReadonlySet<CsvField> = new Set([
  "description",
  "source",
  "lost_reason",
  "external_system",
  "external_id",
]);

function given(value: string | number | null, fault: string): Cell {
  return value === null ? { value, fault } : { value };
}
