import clsx from "clsx";
import { Table, TableCell, TableHead } from "@/components/ui/table";
import type { CsvReading } from "@/lib/client/portability";
import { readCells } from "@/lib/domain/import-export/csv/rules";
import { COLUMNS, type CsvField, CsvRow, FIELDS } from "@/lib/domain/import-export/csv/schema";
import { formatDay, formatMoment, formatMoney } from "@/lib/format";

type CsvPreviewProps = { rows: string[][]; reading: CsvReading } & Wording;

/** How the organization writes values. */
type Wording = { currency: string; timeZone: string };

const SHOWN = 5;

/** The first rows as they will be imported, with invalid values highlighted. */
export function CsvPreview({ rows, reading, ...wording }: CsvPreviewProps) {
  const fields = FIELDS.filter((field) => reading.mapping[field] !== undefined);
  return (
    <Table label="Preview">
      <thead>
        <tr>
          {fields.map((field) => (
            <TableHead key={field}>{COLUMNS[field].header}</TableHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, SHOWN).map((cells, index) => {
          const texts = readRow(cells, reading, wording);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
            <tr key={index}>
              {fields.map((field) => (
                <PreviewCell key={field} {...texts(field)} />
              ))}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function PreviewCell({ text, fault }: { text: string; fault?: string }) {
  return (
    <TableCell
      className={clsx(
        "h-9! truncate",
        fault ? "max-w-96 bg-danger-soft text-danger-ink" : "max-w-56",
      )}
      title={fault ?? text}
    >
      {text === "" ? <span className="text-ink-faint">—</span> : text}
      {fault && <span className="ml-1.5 text-xs">{fault}</span>}
    </TableCell>
  );
}

const MOMENTS: ReadonlySet<CsvField> = new Set([
  "closed_at",
  "opened_at",
  "stage_entered_at",
  "created_at",
]);

/** Returns the value of each field of a row, or the original cell with its problem. */
function readRow(cells: string[], reading: CsvReading, { currency, timeZone }: Wording) {
  const { input, issues } = readCells(cells, { ...reading, timeZone });
  const parsed = CsvRow.safeParse(input);
  const row = parsed.data ?? {};
  const faults = new Map(issues.map(({ field, message }) => [field, message]));
  for (const { path, message } of parsed.error?.issues ?? []) faults.set(String(path[0]), message);
  return (field: CsvField): { text: string; fault?: string } => {
    const fault = faults.get(field);
    if (fault) return { text: cells[reading.mapping[field] ?? -1]?.trim() ?? "", fault };
    const value = parsed.success ? parsed.data[field] : input[field];
    if (value === null || value === undefined) return { text: "" };
    if (Array.isArray(value)) return { text: value.join(", ") };
    if (field === "amount" && parsed.success)
      return { text: formatMoney(String(value), row.currency ?? currency) };
    if (field === "expected_close_date" && parsed.success)
      return { text: formatDay(String(value)) };
    if (MOMENTS.has(field) && parsed.success)
      return { text: formatMoment(String(value), timeZone) };
    return { text: field === "probability" ? `${value}%` : String(value) };
  };
}
