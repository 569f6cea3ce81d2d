import type { Authorized } from "@/lib/domain/actor";
import { unescapeFormula } from "@/lib/domain/import-export/csv/csv-text";
import { decode } from "@/lib/domain/import-export/csv/decode";
import { exportOpportunitiesCsv } from "@/lib/domain/import-export/csv/export-opportunities-csv";
import { importOpportunitiesCsv } from "@/lib/domain/import-export/csv/import-opportunities-csv";
import { readRecords } from "@/lib/domain/import-export/csv/read-records";
import { matchColumns } from "@/lib/domain/import-export/csv/rules";
import {
  type CsvField,
  CsvImportQuery,
  type CsvImportReport,
  FIELDS,
} from "@/lib/domain/import-export/csv/schema";

/** Imports a text, or the bytes of one, as a file, with the options in the form of a query. For tests. */
export function importText(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  text: string | Buffer,
  query: Record<string, string> = {},
): Promise<CsvImportReport> {
  return importOpportunitiesCsv(actor, () => once(text), CsvImportQuery.parse(query));
}

async function* once(text: string | Buffer) {
  yield Buffer.from(text);
}

type ReadRecord = Record<CsvField, string>;

/** Yields the organization's exported lines as records of unescaped texts. For tests. */
export async function* readExport(
  actor: Authorized<"MANAGE_SHARED_PIPELINES">,
  pipeline_id?: string,
): AsyncGenerator<ReadRecord> {
  const stream = await exportOpportunitiesCsv(actor, { pipeline_id });
  let mapping: ReturnType<typeof matchColumns> | undefined;
  for await (const records of readRecords(decode(stream), ",")) {
    for (const { cells } of records) {
      if (!mapping) mapping = matchColumns(cells);
      else yield recordOf(cells, mapping);
    }
  }
}

function recordOf(cells: string[], mapping: ReturnType<typeof matchColumns>): ReadRecord {
  const texts = FIELDS.map((field) => [field, unescapeFormula(cells[mapping[field] ?? -1] ?? "")]);
  return Object.fromEntries(texts);
}

/** All exported lines. For tests. */
export async function readExported(
  actor: Authorized<"MANAGE_SHARED_PIPELINES">,
): Promise<ReadRecord[]> {
  const records: ReadRecord[] = [];
  for await (const record of readExport(actor)) records.push(record);
  return records;
}
