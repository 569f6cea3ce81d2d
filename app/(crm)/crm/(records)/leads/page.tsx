import type { Metadata } from "next";
import { LeadsScreen } from "@/components/leads/leads-screen";
import { can, requireUser } from "@/lib/domain/actor";
import { countLeads, listLeads } from "@/lib/domain/leads/queries";
import { LeadQuery } from "@/lib/domain/leads/schema";
import { listMembers } from "@/lib/domain/members/queries";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { requireActor } from "../../../require-actor";

export const metadata: Metadata = { title: "Leads" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function LeadsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = requireUser(await requireActor());
  const filter = LeadFilter.parse(await searchParams);
  const [
    { leads, nextCursor },
    total,
    allMembers,
    { pipelines, default_pipeline_id },
    { currency },
  ] = await Promise.all([
    listLeads(actor, { ...filter, limit: 50 }),
    countLeads(actor, filter),
    listMembers(actor),
    listPipelines(actor),
    findOrganization(actor),
  ]);
  return (
    <LeadsScreen
      page={{ leads, next_cursor: nextCursor }}
      total={total}
      filter={filter}
      context={{
        members: allMembers
          .filter(({ is_active }) => is_active)
          .map(({ user_id, name }) => ({ user_id, name })),
        currentUserId: actor.userId,
        pipelines,
        defaultPipelineId: default_pipeline_id,
        currency,
        canEdit: can(actor, "EDIT_SALES_PIPELINES"),
      }}
    />
  );
}

// Invalid parameters of the address do not filter.
const LeadFilter = LeadQuery.pick({ q: true, status: true }).extend({
  q: LeadQuery.shape.q.catch(undefined),
  status: LeadQuery.shape.status.catch(undefined),
});
