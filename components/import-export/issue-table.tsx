"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Table, TableCell, TableHead } from "@/components/ui/table";
import { BYTE_ORDER_MARK, csvLine, escapeFormula } from "@/lib/domain/import-export/csv/csv-text";
import { formatNumber } from "@/lib/format";
import { saveFile } from "./save-file";

type IssueTableProps = {
  label: string;
  /** Column names, and the cells of each issue in their order. */
  columns: string[];
  issues: (string | number)[][];
  /** The number of all issues; `issues` has the first of them. */
  count: number;
  fileName: string;
};

const SHOWN = 50;

/** The first issues as a table, and a button that downloads all of them. */
export function IssueTable({ label, columns, issues, count, fileName }: IssueTableProps) {
  const save = () => {
    const lines = [columns, ...issues].map((cells) =>
      csvLine(cells.map((cell) => guardedText(cell))),
    );
    saveFile(new Blob([BYTE_ORDER_MARK, ...lines], { type: "text/csv;charset=utf-8" }), fileName);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className="font-semibold">{label}</h4>
        <Button size="sm" onClick={save}>
          <Download aria-hidden />
          Download as CSV
        </Button>
      </div>
      <Table label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <TableHead key={column}>{column}</TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {issues.slice(0, SHOWN).map((cells) => (
            <tr key={cells.join("\n")}>
              {cells.map((cell, index) => (
                <TableCell
                  key={columns[index]}
                  className="h-9! max-w-72 truncate"
                  title={String(cell)}
                >
                  {cell === "" ? <span className="text-ink-faint">—</span> : cell}
                </TableCell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {count > SHOWN && (
        <p className="text-ink-muted">
          Showing the first {SHOWN} of {formatNumber(count)}. The file contains{" "}
          {issues.length < count ? `${formatNumber(issues.length)}` : "all"} of them.
        </p>
      )}
    </div>
  );
}

function guardedText(cell: string | number): string | number {
  return typeof cell === "string" ? escapeFormula(cell) : cell;
}
