import { db } from "@/lib/db/client";
import { OPPORTUNITY_FIELDS } from "@/lib/domain/opportunities/record";
import { bundleNames, fieldsWith } from "@/lib/domain/record-fields";
import { selectAround } from "@/lib/domain/sql/record-columns";
import { readOpportunityOrder } from "./opportunity-order";

const RECORDS_A_PAGE = 1_000;

/**
 * Yields pages of the organization's opportunities, each as JSON text: by pipeline, stage and position,
 * deleted ones after the live ones of their stage. The order is read once, at the start, so that an
 * opportunity that moves during the export is neither missed nor exported twice.
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

const { before, after } = selectAround(OPPORTUNITY_FIELDS, "stage_position", {
  keys: fieldsWith(OPPORTUNITY_FIELDS, "bundle"),
  alias: "t",
  names: bundleNames(OPPORTUNITY_FIELDS),
  expressions: {
    stage: "s.name",
    account_public_id: "a.public_id",
    contact_public_id: "c.public_id",
    owner_user_id: "u.email",
    owner_name: "coalesce(u.name, t.imported_owner_name)",
  },
});

/** The records with these ids; `first` is the position of the first of them, null for deleted ones. */
async function readPage(
  organizationId: string,
  ids: string[],
  first: number | null,
): Promise<string[]> {
  const rows = await db({ organizationId }).$queryRaw<{ record: string }[]>`
    SELECT row_to_json((SELECT r FROM (SELECT ${before},
      ${first}::int + k.place::int - 1 AS stage_position, ${after}) r))::text AS record
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS k(id, place)
    JOIN opportunities t ON t.organization_id = ${organizationId}::uuid AND t.id = k.id
    JOIN stages s ON s.organization_id = t.organization_id AND s.id = t.stage_id
    LEFT JOIN accounts a ON a.organization_id = t.organization_id AND a.id = t.account_id
    LEFT JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.contact_id
    LEFT JOIN users u ON u.id = t.owner_user_id
    ORDER BY k.place`;
  return rows.map(({ record }) => record);
}
