import { db, Prisma } from "@/lib/db/client";
import type { CsvField } from "@/lib/domain/import-export/csv/schema";
import { OPPORTUNITY_FIELDS } from "@/lib/domain/opportunities/record";
import { csvNames, fieldsWith } from "@/lib/domain/record-fields";
import { selectList } from "@/lib/domain/sql/record-columns";

/** An opportunity with the values of its CSV line. */
export type CsvExportRow = Record<Exclude<CsvField, "tags">, string | number | null> & {
  tags: string[];
};

const columns = Prisma.raw(
  selectList(OPPORTUNITY_FIELDS, {
    keys: fieldsWith(OPPORTUNITY_FIELDS, "csv"),
    alias: "t",
    names: csvNames(OPPORTUNITY_FIELDS),
    expressions: {
      pipeline_id: "p.name",
      stage: "s.name",
      expected_close_date: "t.expected_close_date::text",
      account_id: "a.name",
      account_public_id: "a.public_id",
      contact_id: "c.name",
      contact_public_id: "c.public_id",
      owner_user_id: "u.email",
      owner_name: "coalesce(u.name, t.imported_owner_name)",
    },
  }),
);

/** The opportunities with these ids that are still live, in this order. */
export function readCsvRows(organizationId: string, ids: string[]): Promise<CsvExportRow[]> {
  return db({ organizationId }).$queryRaw<CsvExportRow[]>`
    SELECT ${columns}
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS k(id, place)
    JOIN opportunities t ON t.organization_id = ${organizationId}::uuid AND t.id = k.id AND t.deleted_at IS NULL
    JOIN stages s ON s.organization_id = t.organization_id AND s.id = t.stage_id
    JOIN pipelines p ON p.organization_id = t.organization_id AND p.id = t.pipeline_id
    LEFT JOIN accounts a ON a.organization_id = t.organization_id AND a.id = t.account_id AND a.deleted_at IS NULL
    LEFT JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.contact_id AND c.deleted_at IS NULL
    LEFT JOIN users u ON u.id = t.owner_user_id
    ORDER BY k.place`;
}
