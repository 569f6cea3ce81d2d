import type { RowLocation, RowReport } from "@/lib/domain/import-export/report";
import type { CsvRecord } from "./read-records";
import {
  COLUMNS,
  type CsvField,
  type CsvImportReport,
  type CsvIssue,
  FIELDS,
  type Mapping,
} from "./schema";

/** The header of a file and the column of each field. */
export type Layout = { header: string[]; mapping: Mapping };

/** Collects the messages about rows, with the cell that each is about. */
export type CsvReport = RowReport & {
  hasErrors(): boolean;
  /** Sets the records that the next messages are about. */
  show(records: CsvRecord[]): void;
  /** Warns that a column is not imported; several times for one column count as one warning. */
  ignore(column: number, row: number, message: string): void;
  /** Whether the row has no error. */
  isValid(row: number | null): boolean;
  finish(counts: Pick<CsvImportReport, "rows" | "created" | "updated">): CsvImportReport;
};

// Enough to correct a file, few enough for one response.
const MAX_ERRORS = 10_000;
const MAX_WARNINGS = 1_000;
const MAX_VALUE = 200;

export function newCsvReport(dryRun: boolean, { header, mapping }: Layout): CsvReport {
  const errors: CsvIssue[] = [];
  const warnings = new Map<string, CsvIssue & { count: number }>();
  const bad = new Set<number | null>();
  let errorCount = 0;
  let shown = new Map<number | null, string[]>();
  const headerOf = (column: number) => header[column]?.trim() || `Column ${column + 1}`;
  const issue = ({ index }: RowLocation, field: string, message: string): CsvIssue => {
    const column = columnOf(field, mapping);
    const value = column === undefined ? "" : (shown.get(index)?.[column] ?? "");
    const name = column === undefined ? nameOf(field) : headerOf(column);
    return { row: index ?? 0, column: name, field, value: value.slice(0, MAX_VALUE), message };
  };
  const warn = (key: string, first: () => CsvIssue) => {
    const known = warnings.get(key);
    if (known) known.count++;
    else if (warnings.size < MAX_WARNINGS) warnings.set(key, { ...first(), count: 1 });
  };
  return {
    show: (records) => {
      shown = new Map(records.map(({ row, cells }) => [row, cells]));
    },
    // Counted from the written records, once it is known which rows are valid.
    count: () => undefined,
    warn: (place, field, message) =>
      warn(`${field}\n${message}`, () => issue(place, field, message)),
    ignore: (column, row, message) =>
      warn(`column ${column}`, () => ({
        row,
        column: headerOf(column),
        field: "",
        value: "",
        message,
      })),
    reject: (place, field, message) => {
      bad.add(place.index);
      errorCount++;
      if (errors.length < MAX_ERRORS) errors.push(issue(place, field, message));
    },
    // Every row is read, because the report counts all errors.
    isFull: () => false,
    hasErrors: () => errorCount > 0,
    isValid: (row) => !bad.has(row),
    finish: ({ rows, created, updated }) => ({
      dry_run: dryRun,
      rows,
      created,
      updated,
      unchanged: { opportunities: rows - bad.size - created.opportunities - updated.opportunities },
      warnings: [...warnings.values()],
      errors: errors.sort((a, b) => a.row - b.row),
      error_count: errorCount,
    }),
  };
}

function columnOf(field: string, mapping: Mapping): number | undefined {
  const name = fieldOf(field);
  return name && mapping[name];
}

function nameOf(field: string): string {
  const name = fieldOf(field);
  return name ? COLUMNS[name].header : "";
}

/** The field that a path such as `tags[3]` begins with. */
function fieldOf(path: string): CsvField | undefined {
  return FIELDS.find((field) => field === path.replace(/\[.*$/, ""));
}
