import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { readOpportunityOrder } from "@/lib/domain/import-export/bundle/opportunity-order";
import { utc } from "@/lib/domain/import-export/table";
import { selectPipeline } from "@/lib/domain/opportunities/select-pipeline";
import { textStream } from "@/lib/text-stream";
import { BYTE_ORDER_MARK, csvLine, escapeFormula, joinList } from "./csv-text";
import { COLUMNS, type CsvField, FIELDS } from "./schema";

type Options = { pipeline_id?: string; bom?: boolean };
type Row = Record<Exclude<CsvField, "tags">, string | number | null> & { tags: string[] };

const RECORDS_A_PAGE = 1_000;

/**
 * The organization's live opportunities, or one pipeline's, as a stream of CSV with a header: by pipeline, stage and
 * position. Read page by page as the reader takes it; no transaction or connection is held in between. No cell is a
 * formula to a spreadsheet. Throws `forbidden` without MANAGE_SHARED_PIPELINES, `not_found` for the pipeline.
 */
export async function exportOpportunitiesCsv(
  actor: Actor,
  options: Options = {},
): Promise<ReadableStream<Uint8Array>> {
  requirePermission(actor, "MANAGE_SHARED_PIPELINES");
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
      const rows = await readPage(organizationId, ids.slice(start, start + RECORDS_A_PAGE));
      yield rows.map(lineOf).join("");
    }
  }
  return undefined;
}

function lineOf(row: Row): string {
  return csvLine(
    FIELDS.map((field) => {
      const value = field === "tags" ? joinList(row.tags) : row[field];
      return typeof value === "string" ? escapeFormula(value) : value;
    }),
  );
}

/** The opportunities with these ids that are still live, in this order. */
function readPage(organizationId: string, ids: string[]): Promise<Row[]> {
  return db({ organizationId }).$queryRaw<Row[]>`
    SELECT t.name, t.public_id, p.name AS pipeline, s.name AS stage, t.status, t.amount::text AS amount, t.currency,
      t.probability, t.expected_close_date::text AS expected_close_date, t.lost_reason,
      a.name AS account, a.public_id AS account_public_id, c.name AS contact, c.public_id AS contact_public_id,
      u.email AS owner_email, coalesce(u.name, t.imported_owner_name) AS owner_name, t.source, t.description, t.tags,
      t.external_system, t.external_id, ${Prisma.raw(TIMES)}
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS k(id, place)
    JOIN opportunities t ON t.organization_id = ${organizationId}::uuid AND t.id = k.id AND t.deleted_at IS NULL
    JOIN stages s ON s.organization_id = t.organization_id AND s.id = t.stage_id
    JOIN pipelines p ON p.organization_id = t.organization_id AND p.id = t.pipeline_id
    LEFT JOIN accounts a ON a.organization_id = t.organization_id AND a.id = t.account_id AND a.deleted_at IS NULL
    LEFT JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.contact_id AND c.deleted_at IS NULL
    LEFT JOIN users u ON u.id = t.owner_user_id
    ORDER BY k.place`;
}

const TIMES = ["closed_at", "opened_at", "stage_entered_at", "created_at"]
  .map((column) => `${utc(`t.${column}`)} AS ${column}`)
  .join(", ");
