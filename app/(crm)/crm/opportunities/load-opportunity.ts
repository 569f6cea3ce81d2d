import { notFound } from "next/navigation";
import { cache } from "react";
import type { OpportunityContext } from "@/components/opportunities/opportunity-context";
import { can } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { listMembers } from "@/lib/domain/members/queries";
import { findNeighbours } from "@/lib/domain/opportunities/order/find-neighbours";
import { findOpportunity } from "@/lib/domain/opportunities/queries";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { requireActor } from "../../require-actor";

/**
 * Returns an opportunity with the data of its page, or shows the not-found page. Cached per
 * request.
 */
export const loadOpportunity = cache(async (id: string) => {
  const actor = await requireActor();
  const [opportunity, neighbours, { pipelines }, allMembers, organization] = await Promise.all([
    findOpportunity(actor, id).catch(absent),
    findNeighbours(actor, id),
    listPipelines(actor),
    listMembers(actor),
    findOrganization(actor),
  ]);
  const context: OpportunityContext = {
    pipelines,
    members: allMembers
      .filter((member) => member.is_active)
      .map(({ user_id, name }) => ({ user_id, name })),
    lostReasons: organization.lost_reasons,
    lostReasonRequired: organization.lost_reason_required,
    timeZone: organization.time_zone,
    canEdit: can(actor, "EDIT_SALES_PIPELINES"),
  };
  return { opportunity, neighbours, context };
});

function absent(error: unknown): never {
  if (error instanceof DomainError && error.code === "not_found") notFound();
  throw error;
}
