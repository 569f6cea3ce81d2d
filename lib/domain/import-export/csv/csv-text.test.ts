import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BYTE_ORDER_MARK,
  csvLine,
  DELIMITERS,
  dialectOf,
  escapeFormula,
  firstLines,
  joinList,
  splitList,
  unescapeFormula,
} from "./csv-text";
import { decode } from "./decode";
import { type CsvRecord, readRecords } from "./read-records";

const LEADING = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "'",
  "''",
  "'=",
  "'-",
  '"',
  "\n",
  " ",
  ";",
  ",",
  "|",
  "",
];
/** Texts with all characters that are special in a CSV file. */
const cell = fc
  .tuple(
    fc.constantFrom(...LEADING),
    fc.string({
      unit: fc.oneof(
        fc.constantFrom('"', "\n", "\r", ",", ";", "\t", "'", "=", "ß", "漢", "😀"),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      ),
    }),
  )
  .map(([head, rest]) => head + rest);

describe("a cell", () => {
  test("is read exactly as it was written, whatever its content and wherever the chunks end", async () => {
    const lines = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (rows, size, bom) => {
          const texts = [["A", "B", "C"], ...rows];
          const file =
            (bom ? BYTE_ORDER_MARK : "") +
            texts.map((cells) => csvLine(cells.map(escapeFormula))).join("");
          const read = await readAll(file, size);
          expect(read.map(({ error }) => error).filter(Boolean)).toEqual([]);
          // A row with a quoted tab is not blank.
          const expected = texts.filter((cells) =>
            cells.some((each) => escapeFormula(each).trim() !== ""),
          );
          expect(read.map(({ cells }) => cells.map(unescapeFormula))).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("is written with a leading quote if a spreadsheet would run it, and read without it", () => {
    for (const sign of ["=", "+", "-", "@", "\t", "\r"]) {
      expect(escapeFormula(`${sign}1+1`)).toBe(`'${sign}1+1`);
      expect(unescapeFormula(`'${sign}1+1`)).toBe(`${sign}1+1`);
    }
    expect(escapeFormula("'=1")).toBe("''=1");
    for (const text of ["a=1", "'quoted'", " =1", "", "'", "1-2"]) {
      expect(escapeFormula(text)).toBe(text);
      expect(unescapeFormula(text)).toBe(text);
    }
    fc.assert(
      fc.property(
        cell,
        (text) =>
          unescapeFormula(escapeFormula(text)) === text &&
          !/^[=+\-@\t\r]/.test(escapeFormula(text)),
      ),
    );
  });
});

test("records keep the row number that a spreadsheet shows; blank rows are counted and skipped", async () => {
  const read = await readAll('a,b\r\n"two\r\nlines",1\r\n\r\n ,\r\nlast,2', 3);
  expect(read.map(({ row, cells }) => [row, ...cells])).toEqual([
    [1, "a", "b"],
    [2, "two\r\nlines", "1"],
    [5, "last", "2"],
  ]);
});

test("the delimiter and line ends are detected from the file", async () => {
  for (const delimiter of DELIMITERS) {
    for (const newline of ["\n", "\r\n", "\r"]) {
      const text =
        ["name", "amount", "note"].join(delimiter) +
        newline +
        ["Acme", "1", "x"].join(delimiter) +
        newline;
      expect(dialectOf(text)).toEqual({ delimiter, newline });
      expect(firstLines(text, delimiter, 5)).toEqual([
        ["name", "amount", "note"],
        ["Acme", "1", "x"],
      ]);
      expect((await readAll(text, 4)).map(({ cells }) => cells[0])).toEqual(["name", "Acme"]);
    }
  }
});

test("a quote that is not closed, or is closed too early, is an error of its row", async () => {
  const early = await readAll('a,b\n"x"y",1\nz,2\n', 5);
  expect(early.map(({ row, error }) => [row, error])).toEqual([
    [1, null],
    [2, "has a quote within a quoted cell"],
    [3, null],
  ]);
  const open = await readAll('a,b\n1,2\n"x,1\nz,2\n', 5);
  expect(open.at(-1)).toMatchObject({ row: 3, error: "opens a quote that is not closed" });
  const endless = await readAll(`a,b\n"${"x,".repeat(700_000)}`, 64_000);
  expect(endless.at(-1)).toMatchObject({
    row: 2,
    error: "is longer than a megabyte: a quote is not closed",
  });
});

test("bytes that are invalid in the given encoding are rejected, and another encoding can be given", async () => {
  const latin = Buffer.from("name\nCaf\xe9\n", "latin1");
  await expect(readAll(latin, 4)).rejects.toMatchObject({ code: "invalid" });
  expect((await readAll(latin, 4, "windows-1252")).map(({ cells }) => cells[0])).toEqual([
    "name",
    "Café",
  ]);
  const wide = Buffer.from("\uFEFFname\nCafé\n", "utf16le");
  expect((await readAll(wide, 3, "utf-16le")).map(({ cells }) => cells[0])).toEqual([
    "name",
    "Café",
  ]);
});

test("a list of texts keeps its commas, semicolons and quotes in one cell", () => {
  expect(joinList(["a", "b, c", 'say "x"'])).toBe('a, "b, c", "say ""x"""');
  expect(splitList("a; b ,c")).toEqual(["a", "b", "c"]);
  const tag = fc
    .string({ unit: fc.constantFrom("a", "b", ",", ";", '"', " ", "é"), minLength: 1 })
    .map((text) => text.trim());
  const tags = fc.array(tag.filter((text) => text !== ""));
  fc.assert(
    fc.property(tags, (texts) => {
      expect(splitList(joinList(texts))).toEqual(texts);
    }),
    { numRuns: 1_000 },
  );
});

/** The file's records, read in chunks of `size` bytes. */
async function readAll(
  file: string | Buffer,
  size: number,
  encoding = "utf-8",
): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const some of readRecords(decode(pieces(Buffer.from(file), size), encoding)))
    records.push(...some);
  return records;
}

async function* pieces(bytes: Buffer, size: number) {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}
