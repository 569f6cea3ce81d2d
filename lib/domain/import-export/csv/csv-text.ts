import Papa from "papaparse";

/** What may part the cells of a line. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Tells Excel that the text is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** A text as a cell that no spreadsheet takes for a formula; `unescapeFormula` gives back exactly the text. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a cell, without the guard that `escapeFormula` put before it. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

// A text that looks guarded gets a guard of its own, so that it keeps its quote on the way back.
const FORMULA = /^'*[=+\-@\t\r]/;

/** One line of a file (RFC 4180): cells in quotes where they need it; null is an empty cell. */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => quoted(String(cell ?? ""))).join(",")}\r\n`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export type Newline = "\n" | "\r" | "\r\n";

/** How a file that begins with this text parts its cells and lines. */
export function dialectOf(sample: string): { delimiter: Delimiter; newline: Newline } {
  const { meta } = Papa.parse(sample, { preview: 20, delimitersToGuess: [...DELIMITERS] });
  const newline = NEWLINES.find((each) => each === meta.linebreak) ?? "\n";
  return { delimiter: DELIMITERS.find((each) => each === meta.delimiter) ?? ",", newline };
}

const NEWLINES: readonly Newline[] = ["\n", "\r", "\r\n"];

/** The first lines of a file that begins with this text, blank ones left out; the last may be cut off where the text is. */
export function firstLines(sample: string, delimiter: Delimiter, most: number): string[][] {
  const { newline } = dialectOf(sample);
  const { data } = Papa.parse<string[]>(sample, {
    delimiter,
    newline,
    preview: most + BLANK_LINES_ALLOWED,
  });
  return data.filter((cells) => !isBlank(cells)).slice(0, most);
}

const BLANK_LINES_ALLOWED = 20;

/** Whether nothing stands in the line. */
export function isBlank(cells: string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

/** Texts as the list that one cell holds, `a, b`; a text that would read as several stands in quotes. */
export function joinList(texts: string[]): string {
  return texts
    .map((text) => (/[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(", ");
}

/** The texts of a list in one cell, parted by commas or semicolons. */
export function splitList(cell: string): string[] {
  const items = cell.match(/(?:\s*"(?:[^"]|"")*"\s*(?=[,;]|$)|[^,;]+)/g) ?? [];
  return items.map((item) => unquoted(item.trim())).filter((item) => item !== "");
}

function unquoted(item: string): string {
  return /^".*"$/s.test(item) ? item.slice(1, -1).replaceAll('""', '"').trim() : item;
}
