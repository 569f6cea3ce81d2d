/** One line of the bench's table: a measured value, its floor and its budget. */
export type Figure = {
  work: string;
  /** The measured value, in `unit`. */
  measured: number;
  /** The floor that it is compared with, in the same unit; null if the budget is absolute. */
  floor: number | null;
  /** The maximum, in the same unit, or the minimum for `atLeast`. Null: for comparison only. */
  budget: number | null;
  unit: "s" | "ms" | "MB" | "KB" | "requests/s" | "nodes" | "rows" | "errors" | "";
  /** How the budget follows from the floor, in words. */
  rule: string;
  atLeast?: boolean;
};

export function isMet({ measured, budget, atLeast }: Figure): boolean {
  if (budget === null) return true;
  return atLeast ? measured >= budget : measured <= budget;
}

/** The figures as a table in text. */
export function toTable(figures: Figure[]): string {
  const head = ["work", "measured", "floor", "ratio", "budget", "", "rule"];
  const rows = figures.map((figure) => [
    figure.work,
    show(figure.measured, figure.unit),
    figure.floor === null ? "" : show(figure.floor, figure.unit),
    figure.floor ? (figure.measured / figure.floor).toFixed(2) : "",
    figure.budget === null
      ? ""
      : `${figure.atLeast ? "≥" : "≤"} ${show(figure.budget, figure.unit)}`,
    figure.budget === null ? "" : isMet(figure) ? "pass" : "FAIL",
    figure.rule,
  ]);
  const widths = head.map((_, index) =>
    Math.max(...[head, ...rows].map((row) => (row[index] ?? "").length)),
  );
  const line = (row: string[]) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

function show(value: number, unit: Figure["unit"]): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return `${value.toFixed(unit === "nodes" || unit === "rows" || unit === "errors" ? 0 : digits)}${unit && ` ${unit}`}`;
}

export function median(values: number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
