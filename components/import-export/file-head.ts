import type { Delimiter } from "@/lib/domain/import-export/csv/csv-text";
import { dialectOf, firstLines } from "@/lib/domain/import-export/csv/dialect";
import { ENCODINGS, type Encoding } from "@/lib/domain/import-export/csv/schema";

/** The header and first rows of a CSV file, with the encoding and delimiter used to read them. */
export type FileHead = {
  encoding: Encoding;
  delimiter: Delimiter;
  header: string[];
  rows: string[][];
};

const SAMPLE_BYTES = 512_000;
const ROWS = 200;

/** Reads the beginning of a file. Detects the encoding and delimiter unless they are given. */
export async function readFileHead(
  file: File,
  given: { encoding?: Encoding; delimiter?: Delimiter } = {},
): Promise<FileHead> {
  const bytes = new Uint8Array(await file.slice(0, SAMPLE_BYTES).arrayBuffer());
  const encoding = given.encoding ?? encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  const delimiter = given.delimiter ?? dialectOf(text).delimiter;
  const [header = [], ...rows] = firstLines(text, delimiter, ROWS);
  return { encoding, delimiter, header, rows };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const [utf8, , other] = ENCODINGS;
  try {
    new TextDecoder(utf8, { fatal: true }).decode(bytes, { stream: true });
    return utf8;
  } catch {
    return other;
  }
}
