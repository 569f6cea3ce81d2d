/** Characters that may separate the cells of a line. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Tells Excel that the text is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A text as a cell that no spreadsheet reads as a formula, whichever separator it splits the file at;
 * `unescapeFormula` returns exactly the text.
 */
export function escapeFormula(text: string): string {
  return text.replace(BEFORE_FORMULA, "'");
}

/** The text of a cell, without the quotes that `escapeFormula` added. */
export function unescapeFormula(cell: string): string {
  return cell.replace(ADDED_QUOTE, "");
}

// Signs that begin a formula: where a cell begins, and where one would begin for another separator or at
// a line break within the cell. A text that looks escaped is escaped too, so that it keeps its own quote.
const AT_START = `'*[=+\\-@\\t\\r\\n＝＋－＠]`;
const AFTER_BREAK = `["']*[=+\\-@＝＋－＠]`;
const BREAK = `[;\\t|\\r\\n\\v\\f\\u0085\\u2028\\u2029]`;
const BEFORE_FORMULA = new RegExp(`^(?=${AT_START})|(?<=${BREAK})(?=${AFTER_BREAK})`, "g");
const ADDED_QUOTE = new RegExp(`^'(?=${AT_START})|(?<=${BREAK})'(?=${AFTER_BREAK})`, "g");

/** One line of a file (RFC 4180): cells are quoted if they need it; null is an empty cell. */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => quoted(String(cell ?? ""))).join(",")}\r\n`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

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
