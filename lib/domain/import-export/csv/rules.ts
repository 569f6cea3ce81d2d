import type { FieldIssue } from "@/lib/domain/errors";
import { amountExample, dateExample, readAmount, readDate, readPercent } from "./cells";
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

/** The fields that a header names, each by the first column that does. */
export function matchColumns(header: string[]): Mapping {
  const mapping: Mapping = {};
  for (const [index, name] of header.entries()) {
    const field = FIELD_BY_NAME.get(bare(name));
    if (field && mapping[field] === undefined) mapping[field] = index;
  }
  return mapping;
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

/** The mapping that was sent, by number; what is wrong with it comes with it. Without one the header's own names decide. */
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

/** What a mapping lacks, as a predicate; null for nothing. Every line must say which opportunity it is, or is to be. */
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
};
type Input = Partial<Record<CsvField, string | number | string[] | null>>;

/** What the cells of a line say, ready for `CsvRow`, and what in them cannot be read. Empty cells say nothing, or null. */
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
      if (options.empty_cells === "clear" && !LASTING.has(field)) input[field] = null;
      continue;
    }
    const { value, fault } = readCell(field, text, options);
    if (fault) issues.push({ field, message: fault });
    else input[field] = value;
  }
  return { input, issues };
}

/** Fields that no opportunity is without, or that go by what else the line says. */
const LASTING: ReadonlySet<CsvField> = new Set([
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

function readCell(field: CsvField, text: string, { dates, decimals }: Reading): Cell {
  const cell = text.trim();
  switch (field) {
    case "amount":
      return given(
        readAmount(cell, decimals),
        `must be an amount such as ${amountExample(decimals)}`,
      );
    case "probability":
      return given(readPercent(cell), "must be an integer from 0 to 100");
    case "expected_close_date":
    case "closed_at":
    case "opened_at":
    case "stage_entered_at":
    case "created_at":
      return given(readDate(cell, dates), `must be a date such as ${dateExample(dates)}`);
    case "tags":
      return { value: splitList(cell) };
    case "status":
      return { value: cell.toLowerCase() };
    case "description":
    case "source":
    case "lost_reason":
    case "external_system":
    case "external_id":
      return { value: text };
    default:
      return { value: cell };
  }
}

function given(value: string | number | null, fault: string): Cell {
  return value === null ? { value, fault } : { value };
}
