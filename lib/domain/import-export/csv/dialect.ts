import Papa from "papaparse";
import { DELIMITERS, type Delimiter, isBlank } from "./csv-text";
import { matchColumns } from "./rules";

type Newline = "\n" | "\r" | "\r\n";

/** How a file separates cells and lines, and the number of characters before its header. */
export type Dialect = { delimiter: Delimiter; newline: Newline; start: number };

/**
 * Detects the dialect of a file from its beginning. Its header names the separator: the one that divides
 * it into the most known columns, else into the most cells. The line `sep=;`, which Excel reads and
 * writes, precedes the header and names the separator itself.
 */
export function dialectOf(sample: string): Dialect {
  const [line = "", named] = SEPARATOR_LINE.exec(sample) ?? [];
  const header = sample.slice(line.length);
  const newline = newlineOf(header);
  const delimiter = DELIMITERS.find((each) => each === named) ?? delimiterOf(header, newline);
  return { delimiter, newline, start: line.length };
}

// Programs that do not know the line write it back as a cell, with quotes and empty cells after it.
const SEPARATOR_LINE = /^\s*"?sep=([,;\t|])"?[,;\t|]*(?:\r\n|\n|\r|$)/i;

/** The first lines in the beginning of a file, without blank ones; the last may be incomplete. */
export function firstLines(sample: string, delimiter: Delimiter, most: number): string[][] {
  const { newline, start } = dialectOf(sample);
  return linesOf(sample.slice(start), { delimiter, newline, most });
}

function delimiterOf(text: string, newline: Newline): Delimiter {
  const readings = DELIMITERS.map((delimiter) => {
    const [header = []] = linesOf(text, { delimiter, newline, most: 1 });
    const fields = Object.keys(matchColumns(header)).length;
    return { delimiter, fields, cells: header.filter((cell) => cell.trim() !== "").length };
  });
  const [best] = readings.sort((a, b) => b.fields - a.fields || b.cells - a.cells);
  return best?.delimiter ?? ",";
}

function newlineOf(sample: string): Newline {
  const { meta } = Papa.parse(sample, { preview: 1, delimiter: "," });
  return NEWLINES.find((each) => each === meta.linebreak) ?? "\n";
}

const NEWLINES: readonly Newline[] = ["\n", "\r", "\r\n"];

type Reading = { delimiter: Delimiter; newline: Newline; most: number };

function linesOf(text: string, { delimiter, newline, most }: Reading): string[][] {
  const preview = most + BLANK_LINES_ALLOWED;
  const { data } = Papa.parse<string[]>(text, { delimiter, newline, preview });
  return data.filter((cells) => !isBlank(cells)).slice(0, most);
}

const BLANK_LINES_ALLOWED = 20;
