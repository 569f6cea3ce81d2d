import { db } from "@/lib/db/client";
import { readActivitiesById } from "@/lib/domain/activities/queries";
import type { RecordType } from "@/lib/domain/change-events/schema";
import { readAccountsById } from "@/lib/domain/customers/accounts/queries";
import { readContactsById } from "@/lib/domain/customers/contacts/queries";
import { readLeadsById } from "@/lib/domain/leads/queries";
import { readOpportunitiesById } from "@/lib/domain/opportunities/queries";
import { readOrganization } from "@/lib/domain/organizations/queries";
import { readPipelinesById, readStagesById } from "@/lib/domain/pipelines/queries";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { readViewsById } from "@/lib/domain/views/queries";

type Reader = (organizationId: string, ids: string[]) => Promise<{ id: string }[]>;

/** How the records of each type that the API shows are read. */
const READERS: Partial<Record<RecordType, Reader>> = {
  opportunity: (organizationId, ids) =>
    readOpportunitiesById(db({ organizationId }), organizationId, ids),
  pipeline: async (organizationId, ids) =>
    (await readPipelinesById(organizationId, ids)).map(withoutDealsFields),
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

/** The live records that are named, as they are now, by UUID; one query for each type. Others are not in it. */
export async function readCurrentRecords(
  organizationId: string,
  named: { record_type: RecordType; record_id: string }[],
): Promise<Map<string, Record<string, unknown>>> {
  const ids = new Map<RecordType, Set<string>>();
  for (const { record_type, record_id } of named) {
    ids.set(record_type, (ids.get(record_type) ?? new Set()).add(record_id));
  }
  const found = await Promise.all(
    [...ids].map(
      ([type, wanted]) => READERS[type]?.(organizationId, [...wanted]) ?? Promise.resolve([]),
    ),
  );
  return new Map(found.flat().map((record) => [record.id, { ...record }]));
}

/** A pipeline as api.md 3.2 shows it. */
function withoutDealsFields({
  is_archived: _archived,
  created_by_user_id: _creator,
  ...pipeline
}: PipelineRecord) {
  return pipeline;
}
