import Papa from "papaparse";
import { type Delimiter, isBlank } from "./csv-text";
import { type Dialect, dialectOf } from "./dialect";

/** A line of a file that is not blank. `row` is the spreadsheet's row number: 1 for the first. */
export type CsvRecord = {
  row: number;
  cells: string[];
  /** The error of its quotes, as a predicate; null if they are correct. */
  error: string | null;
};

// Size of the sample that delimiter and line ends are detected in.
const SAMPLE = 64_000;
// Longest possible record, so that an unclosed quote does not buffer the whole file.
const MAX_RECORD = 1_000_000;

/** Yields the records of a file's text as it arrives, some at a time; buffers only the incomplete record. */
export async function* readRecords(
  texts: AsyncIterable<string>,
  delimiter?: Delimiter,
): AsyncGenerator<CsvRecord[]> {
  let rest = "";
  let row = 0;
  let parser: Papa.Parser | undefined;
  let newline: Dialect["newline"] = "\n";
  const take = (isEnd: boolean): CsvRecord[] => {
    if (!parser) {
      const dialect = dialectOf(rest.slice(0, SAMPLE));
      parser = new Papa.Parser({ ...dialect, delimiter: delimiter ?? dialect.delimiter });
      newline = dialect.newline;
      // Spreadsheets do not count the line that names the separator.
      rest = rest.slice(dialect.start);
    }
    const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(rest, 0, !isEnd);
    rest = rest.slice(meta.cursor);
    const errorsByRow = new Map(errors.map((error) => [error.row, errorOf(error)]));
    const records = data.map((cells, index) => ({
      row: row + index + 1,
      cells: newline === "\n" ? withoutReturn(cells) : cells,
      error: errorsByRow.get(index) ?? null,
    }));
    row += data.length;
    return records.filter(({ cells }) => !isBlank(cells));
  };

  for await (const text of texts) {
    rest += text;
    if (!parser && rest.length < SAMPLE) continue;
    const records = take(false);
    if (records.length > 0) yield records;
    if (rest.length > MAX_RECORD) {
      yield [
        { row: row + 1, cells: [], error: "is longer than a megabyte: a quote is not closed" },
      ];
      return;
    }
  }
  const records = take(true);
  if (records.length > 0) yield records;
}

/** The cells without the `\r` of a line that ends in `\r\n` although the file's first ends in `\n`. */
function withoutReturn(cells: string[]): string[] {
  const last = cells.at(-1) ?? "";
  return last.endsWith("\r") ? [...cells.slice(0, -1), last.slice(0, -1)] : cells;
}

function errorOf({ code }: Papa.ParseError): string {
  return code === "MissingQuotes"
    ? "opens a quote that is not closed"
    : "has a quote within a quoted cell";
}
