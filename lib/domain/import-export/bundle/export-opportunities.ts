import { db, Prisma } from "@/lib/db/client";
import { utc } from "@/lib/domain/import-export/table";
import { RECORD_TIMES } from "./export-customers";
import { readOpportunityOrder } from "./opportunity-order";

const RECORDS_A_PAGE = 1_000;

/**
 * Pages of the organization's opportunities, each as JSON text: by pipeline, stage and position, deleted ones after the
 * live ones of their stage. The order is read once, at the start, so that what moves meanwhile is neither missed nor
 * told twice.
 */
export async function* exportOpportunities(organizationId: string): AsyncGenerator<string[]> {
  for (const { is_deleted, ids } of await readOpportunityOrder(organizationId)) {
    for (let start = 0; start < ids.length; start += RECORDS_A_PAGE) {
      yield await readPage(
        organizationId,
        ids.slice(start, start + RECORDS_A_PAGE),
        is_deleted ? null : start,
      );
    }
  }
}

/** The records with these ids; `first` is the position of the first of them, null for deleted ones. */
async function readPage(
  organizationId: string,
  ids: string[],
  first: number | null,
): Promise<string[]> {
  const rows = await db({ organizationId }).$queryRaw<{ record: string }[]>`
    SELECT row_to_json((SELECT r FROM (SELECT t.public_id, t.name, t.pipeline_id, t.stage_id AS pipeline_stage_id, s.name AS stage,
      ${first}::int + k.place::int - 1 AS stage_position, t.status, t.amount::text AS amount, t.currency, t.probability,
      t.expected_close_date, ${Prisma.raw(utc("t.closed_at"))} AS closed_at, t.lost_reason,
      a.public_id AS account_public_id, c.public_id AS contact_public_id,
      u.email AS owner_email, coalesce(u.name, t.imported_owner_name) AS owner_name, t.source, t.description, t.tags,
      t.external_system, t.external_id, ${Prisma.raw(utc("t.opened_at"))} AS opened_at,
      ${Prisma.raw(utc("t.stage_entered_at"))} AS stage_entered_at, ${Prisma.raw(RECORD_TIMES)}) r))::text AS record
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS k(id, place)
    JOIN opportunities t ON t.organization_id = ${organizationId}::uuid AND t.id = k.id
    JOIN stages s ON s.organization_id = t.organization_id AND s.id = t.stage_id
    LEFT JOIN accounts a ON a.organization_id = t.organization_id AND a.id = t.account_id
    LEFT JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.contact_id
    LEFT JOIN users u ON u.id = t.owner_user_id
    ORDER BY k.place`;
  return rows.map(({ record }) => record);
}
