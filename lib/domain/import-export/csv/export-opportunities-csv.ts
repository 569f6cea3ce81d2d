import type { Authorized } from "@/lib/domain/actor";
import type { OpportunityFilter, Sort } from "@/lib/domain/opportunities/list/schema";
import { selectPipeline } from "@/lib/domain/opportunities/select-pipeline";
import { splitValues } from "@/lib/domain/value-list";
import { textStream } from "@/lib/text-stream";
import { BYTE_ORDER_MARK, csvLine, escapeFormula, joinList } from "./csv-text";
import { COLUMNS, FIELDS } from "./schema";
import { type ExportSelection, readExportOrder } from "./sql/export-order";
import { type CsvExportRow, readCsvRows } from "./sql/export-rows";

type Options = { pipeline_id?: string; filter?: OpportunityFilter; sort?: Sort; bom?: boolean };

const RECORDS_A_PAGE = 1_000;

/**
 * The organization's live opportunities, or one pipeline's, under the list's filters, as a stream of CSV
 * with a header, in the list's order: by default by pipeline, stage and position. Reads page by page as the reader consumes it; holds no transaction or connection in
 * between. No cell is a formula to a spreadsheet. Throws `not_found` for the pipeline or a stage of the filter.
 */
export async function exportOpportunitiesCsv(
  actor: Authorized<"MANAGE_SHARED_PIPELINES">,
  options: Options = {},
): Promise<ReadableStream<Uint8Array>> {
  const { pipeline_id, filter = {}, sort = "position", bom = false } = options;
  const stages = splitValues(filter.pipeline_stage_id ?? "");
  const isNamed = pipeline_id !== undefined || stages.length > 0;
  const pipelineId = isNamed ? await selectPipeline(actor, pipeline_id, stages) : undefined;
  const { organizationId } = actor;
  return textStream(lines({ organizationId, pipelineId, filter, sort }, bom));
}

async function* lines(selection: ExportSelection, bom: boolean) {
  yield (bom ? BYTE_ORDER_MARK : "") + csvLine(FIELDS.map((field) => COLUMNS[field].header));
  const ids = await readExportOrder(selection);
  for (let start = 0; start < ids.length; start += RECORDS_A_PAGE) {
    const page = ids.slice(start, start + RECORDS_A_PAGE);
    yield (await readCsvRows(selection.organizationId, page)).map(lineOf).join("");
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
