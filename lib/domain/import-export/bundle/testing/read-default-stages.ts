import type { Authorized } from "@/lib/domain/actor";
import { listOpportunities } from "@/lib/domain/opportunities/list/queries";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { listPipelines } from "@/lib/domain/pipelines/queries";

/** The stages of the organization's default pipeline by name, with the live opportunities of each in order; for tests. */
export async function readDefaultStages(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
): Promise<Record<string, { count: number; opportunities: OpportunityRecord[] }>> {
  const { pipelines, default_pipeline_id: pipelineId } = await listPipelines(actor);
  const { opportunities } = await listOpportunities(actor, { pipelineId, filter: {}, page: {} });
  const stages = pipelines.find(({ id }) => id === pipelineId)?.stages ?? [];
  return Object.fromEntries(
    stages.map(({ id, name, opportunities_count: count }) => [
      name,
      { count, opportunities: opportunities.filter((each) => each.pipeline_stage_id === id) },
    ]),
  );
}
