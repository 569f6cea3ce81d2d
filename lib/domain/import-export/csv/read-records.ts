import Papa from "papaparse";
import { type Delimiter, dialectOf, isBlank } from "./csv-text";

/** A line of a file that is not blank. `row` is what a spreadsheet shows beside it: 1 for the first. */
export type CsvRecord = {
  row: number;
  cells: string[];
  /** What is wrong with its quotes, as a predicate. */
  error: string | null;
};

// What the delimiter and the line ends are told by.
const SAMPLE = 64_000;
// Longer than any record may be, so that a quote that nobody closes does not gather the whole file.
const LONGEST_RECORD = 1_000_000;

/** The records of a file's text as it comes in, some at a time; nothing is kept but the record that is not whole yet. */
export async function* readRecords(
  texts: AsyncIterable<string>,
  delimiter?: Delimiter,
): AsyncGenerator<CsvRecord[]> {
  let rest = "";
  let row = 0;
  let parser: Papa.Parser | undefined;
  const take = (isEnd: boolean): CsvRecord[] => {
    parser ??= parserFor(rest, delimiter);
    const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(rest, 0, !isEnd);
    rest = rest.slice(meta.cursor);
    const faults = new Map(errors.map((error) => [error.row, faultOf(error)]));
    const records = data.map((cells, index) => ({
      row: row + index + 1,
      cells,
      error: faults.get(index) ?? null,
    }));
    row += data.length;
    return records.filter(({ cells }) => !isBlank(cells));
  };

  for await (const text of texts) {
    rest += text;
    if (!parser && rest.length < SAMPLE) continue;
    const records = take(false);
    if (records.length > 0) yield records;
    if (rest.length > LONGEST_RECORD) {
      yield [
        { row: row + 1, cells: [], error: "is longer than a megabyte: a quote is not closed" },
      ];
      return;
    }
  }
  const records = take(true);
  if (records.length > 0) yield records;
}

function parserFor(sample: string, delimiter?: Delimiter): Papa.Parser {
  const dialect = dialectOf(sample.slice(0, SAMPLE));
  return new Papa.Parser({ ...dialect, delimiter: delimiter ?? dialect.delimiter });
}

function faultOf({ code }: Papa.ParseError): string {
  return code === "MissingQuotes"
    ? "opens a quote that is not closed"
    : "has a quote within a quoted cell";
}
