import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BYTE_ORDER_MARK,
  csvLine,
  DELIMITERS,
  escapeFormula,
  joinList,
  splitList,
  unescapeFormula,
} from "./csv-text";
import { decode } from "./decode";
import { dialectOf, firstLines } from "./dialect";
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
  "＝",
  "x;=",
  "x\t'+",
  "x|@",
  "x\n-",
  "x;'\"=",
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
          !/^[=+\-@＝＋－＠\t\r\n]|[;\t|\r\n]"*[=+\-@＝＋－＠]/.test(escapeFormula(text)),
      ),
    );
  });

  test("has no formula after any separator or line break either, nor a full-width one", () => {
    const attacks: [text: string, cell: string][] = [
      ["x;=cmd|' /C calc'!A0;y", "x;'=cmd|' /C calc'!A0;y"],
      ["x\t+1", "x\t'+1"],
      ["x|@SUM(1)", "x|'@SUM(1)"],
      ["note\n=1\r\n-2", "note\n'=1\r\n'-2"],
      ['x;"=1', "x;'\"=1"],
      ["\n=1", "'\n'=1"],
      ["＝1", "'＝1"],
      ["x;＠a", "x;'＠a"],
      ["x;'=1", "x;''=1"],
    ];
    for (const [text, written] of attacks) {
      expect(escapeFormula(text)).toBe(written);
      expect(unescapeFormula(written)).toBe(text);
    }
    for (const text of ["a; b", "x;1=2", "it's; 'so'", "a - b", "1|2", "a\nb"]) {
      expect(escapeFormula(text)).toBe(text);
      expect(unescapeFormula(text)).toBe(text);
    }
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
      expect(dialectOf(text)).toEqual({ delimiter, newline, start: 0 });
      expect(firstLines(text, delimiter, 5)).toEqual([
        ["name", "amount", "note"],
        ["Acme", "1", "x"],
      ]);
      expect((await readAll(text, 4)).map(({ cells }) => cells[0])).toEqual(["name", "Acme"]);
    }
  }
});

test("the header alone names the separator; what other lines contain does not matter", () => {
  const delimiterOf = (text: string) => dialectOf(text).delimiter;
  expect(delimiterOf("Name;Amount\r\nA;100\r\nB;200\r\n")).toBe(";");
  expect(delimiterOf("Name\tAmount\nA\t100\n")).toBe("\t");
  expect(delimiterOf("Name,Tags\nA,x;y;z\nB,p;q;r\n")).toBe(",");
  expect(delimiterOf(`Name;Amount;Stage\nA;1;B\n${"\n".repeat(30)}`)).toBe(";");
  expect(delimiterOf(`\n\n;;\nName;Amount\nA;1\n`)).toBe(";");
  expect(delimiterOf("Name;Value (EUR, net, per year)\nA;1\n")).toBe(";");
  expect(delimiterOf('"Name, first";"Amount; net"\nA;1\n')).toBe(";");
  expect(delimiterOf("Name\nA;B\n")).toBe(",");
  expect(delimiterOf("")).toBe(",");
});

test("Excel's line sep= names the separator and is not a row", async () => {
  for (const line of ["sep=;", "SEP=;\r", '"sep=;"', "sep=;;;", "\uFEFFsep=;"]) {
    const text = `${line}\nName;Note, long\nA;x\n`;
    expect(dialectOf(text)).toMatchObject({ delimiter: ";" });
    expect(firstLines(text, ";", 2)).toEqual([
      ["Name", "Note, long"],
      ["A", "x"],
    ]);
    const [head] = await readAll(text, 3);
    expect(head).toMatchObject({ row: 1, cells: ["Name", "Note, long"] });
  }
});

test("a line that ends otherwise than the header does not leave a return in its last cell", async () => {
  const read = await readAll("Name,Source\nA,web\r\nB,fair\n", 5);
  expect(read.map(({ cells }) => cells[1])).toEqual(["Source", "web", "fair"]);
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

test("a byte order mark or a charset tells the encoding if the query does not", async () => {
  const names = async (bytes: Buffer, charset?: string, encoding?: string) => {
    let text = "";
    for await (const piece of decode(pieces(bytes, 1), { charset, encoding })) text += piece;
    return text;
  };
  const little = Buffer.from("\uFEFFCafé", "utf16le");
  const big = Buffer.from(little).swap16();
  expect(await names(little)).toBe("Café");
  expect(await names(big)).toBe("Café");
  expect(await names(big, "utf-16")).toBe("Café");
  expect(await names(Buffer.from("\uFEFFCafé"))).toBe("Café");
  expect(await names(Buffer.from("Caf\xe9", "latin1"), "Windows-1252")).toBe("Café");
  expect(await names(Buffer.from("Caf\xe9", "latin1"), "iso-8859-1")).toBe("Café");
  expect(await names(Buffer.from("Caf\xe9", "latin1"), "utf-8", "windows-1252")).toBe("Café");
  expect(await names(Buffer.from("A"))).toBe("A");
  expect(await names(Buffer.from(""))).toBe("");
  await expect(names(Buffer.from("Caf\xe9", "latin1"), "utf-8")).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(names(Buffer.from("A"), "klingon")).rejects.toMatchObject({
    code: "unsupported_media_type",
  });
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
  encoding?: string,
): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const some of readRecords(decode(pieces(Buffer.from(file), size), { encoding })))
    records.push(...some);
  return records;
}

async function* pieces(bytes: Buffer, size: number) {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}
