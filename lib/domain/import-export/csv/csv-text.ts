import Papa from "papaparse";

/** Characters that may separate the cells of a line. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Tells Excel that the text is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** A text as a cell that no spreadsheet reads as a formula; `unescapeFormula` returns exactly the text. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a cell, without the quote that `escapeFormula` added. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

// A text that looks escaped is escaped too, so that it keeps its own quote.
const FORMULA = /^'*[=+\-@\t\r]/;

/** One line of a file (RFC 4180): cells are quoted if they need it; null is an empty cell. */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => quoted(String(cell ?? ""))).join(",")}\r\n`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

type Newline = "\n" | "\r" | "\r\n";

/** Detects the delimiter and the line ends of a file from its beginning. */
export function dialectOf(sample: string): { delimiter: Delimiter; newline: Newline } {
  const { meta } = Papa.parse(sample, { preview: 20, delimitersToGuess: [...DELIMITERS] });
  const newline = NEWLINES.find((each) => each === meta.linebreak) ?? "\n";
  return { delimiter: DELIMITERS.find((each) => each === meta.delimiter) ?? ",", newline };
}

const NEWLINES: readonly Newline[] = ["\n", "\r", "\r\n"];

/** The first lines in the beginning of a file, without blank ones; the last may be incomplete. */
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

/** Whether all cells of the line are empty. */
export function isBlank(cells: string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

/** Texts as the list in one cell, `a, b`; a text that would read as several is quoted. */
export function joinList(texts: string[]): string {
  return texts
    .map((text) => (/[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(", ");
}

/** The texts of a list in one cell, separated by commas or semicolons. */
export function splitList(cell: string): string[] {
  const items = cell.match(/(?:\s*"(?:[^"]|"")*"\s*(?=[,;]|$)|[^,;]+)/g) ?? [];
  return items.map((item) => unquoted(item.trim())).filter((item) => item !== "");
}

function unquoted(item: string): string {
  return /^".*"$/s.test(item) ? item.slice(1, -1).replaceAll('""', '"').trim() : item;
}
