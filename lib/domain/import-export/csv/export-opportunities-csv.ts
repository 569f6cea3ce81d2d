import type { Authorized } from "@/lib/domain/actor";
import { readOpportunityOrder } from "@/lib/domain/import-export/bundle/sql/opportunity-order";
import { selectPipeline } from "@/lib/domain/opportunities/select-pipeline";
import { textStream } from "@/lib/text-stream";
import { BYTE_ORDER_MARK, csvLine, escapeFormula, joinList } from "./csv-text";
import { COLUMNS, FIELDS } from "./schema";
import { type CsvExportRow, readCsvRows } from "./sql/export-rows";

type Options = { pipeline_id?: string; bom?: boolean };

const RECORDS_A_PAGE = 1_000;

/**
 * The organization's live opportunities, or one pipeline's, as a stream of CSV with a header: by pipeline,
 * stage and position. Reads page by page as the reader consumes it; holds no transaction or connection in
 * between. No cell is a formula to a spreadsheet. Throws `not_found` for the pipeline.
 */
export async function exportOpportunitiesCsv(
  actor: Authorized<"MANAGE_SHARED_PIPELINES">,
  options: Options = {},
): Promise<ReadableStream<Uint8Array>> {
  const { pipeline_id } = options;
  const pipelineId =
    pipeline_id === undefined ? undefined : await selectPipeline(actor, pipeline_id);
  return textStream(lines(actor.organizationId, pipelineId, options.bom ?? false));
}

async function* lines(organizationId: string, pipelineId: string | undefined, bom: boolean) {
  yield (bom ? BYTE_ORDER_MARK : "") + csvLine(FIELDS.map((field) => COLUMNS[field].header));
  for (const { is_deleted, ids } of await readOpportunityOrder(organizationId, pipelineId)) {
    if (is_deleted) continue;
    for (let start = 0; start < ids.length; start += RECORDS_A_PAGE) {
      const rows = await readCsvRows(organizationId, ids.slice(start, start + RECORDS_A_PAGE));
      yield rows.map(lineOf).join("");
    }
  }
  return undefined;
}

function lineOf(row: CsvExportRow): string {
  return csvLine(
    FIELDS.map((field) => {
      const value = field === "tags" ? joinList(row.tags) : row[field];
      return typeof value === "string" ? escapeFormula(value) : value;
    }),
  );
}
