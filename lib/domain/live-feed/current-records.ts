import { db } from "@/lib/db/client";
import { readActivitiesById } from "@/lib/domain/activities/queries";
import type { RecordType } from "@/lib/domain/change-events/schema";
import { readAccountsById } from "@/lib/domain/customers/accounts/queries";
import { readContactsById } from "@/lib/domain/customers/contacts/queries";
import { readLeadsById } from "@/lib/domain/leads/queries";
import { readOpportunitiesById } from "@/lib/domain/opportunities/queries";
import { readOrganization } from "@/lib/domain/organizations/queries";
import { readPipelinesById, readStagesById } from "@/lib/domain/pipelines/queries";
import { shownPipeline } from "@/lib/domain/pipelines/shown-pipeline";
import { readViewsById } from "@/lib/domain/views/queries";

type Reader = (organizationId: string, ids: string[]) => Promise<{ id: string }[]>;

/** The query for each type of record that the API shows. */
const READERS: Partial<Record<RecordType, Reader>> = {
  opportunity: (organizationId, ids) =>
    readOpportunitiesById(db({ organizationId }), organizationId, ids),
  pipeline: async (organizationId, ids) =>
    (await readPipelinesById(organizationId, ids)).map(shownPipeline),
  stage: readStagesById,
  account: readAccountsById,
  contact: readContactsById,
  lead: readLeadsById,
  activity: readActivitiesById,
  view: readViewsById,
  organization: async (organizationId) => [
    await readOrganization(db({ organizationId }), organizationId),
  ],
};

/** The referenced records as they are now, by UUID, in one query per type. Deleted records and types that are not shown are left out. */
export async function readCurrentRecords(
  organizationId: string,
  references: { record_type: RecordType; record_id: string }[],
): Promise<Map<string, Record<string, unknown>>> {
  const ids = new Map<RecordType, Set<string>>();
  for (const { record_type, record_id } of references) {
    ids.set(record_type, (ids.get(record_type) ?? new Set()).add(record_id));
  }
  const found = await Promise.all(
    [...ids].map(
      ([type, uuids]) => READERS[type]?.(organizationId, [...uuids]) ?? Promise.resolve([]),
    ),
  );
  return new Map(found.flat().map((record) => [record.id, { ...record }]));
}
