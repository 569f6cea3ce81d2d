import { systemDb } from "@/lib/db/client";
import { DEFAULT_STAGES } from "@/lib/domain/pipelines/rules";
import { type StageToFill, seedOpportunities } from "./seed-opportunities";

/** How a pipeline's opportunities are spread over its stages: most before its end. */
const SHARES = [0.4, 0.2, 0.15, 0.1, 0.05, 0.05, 0.05];
const ORGANIZATIONS_A_STATEMENT = 20;

type Seeded = { organizationId: string; pipelineId: string; stages: string[] };

/**
 * Creates organizations with `each` opportunities in a default pipeline, in a few statements, for
 * measurements. Returns the first. Analyze the tables afterwards.
 */
export async function seedOrganizations(count: number, each: number): Promise<Seeded> {
  const stages = await seedPipelines(count);
  const filled = stages.map(({ organizationId, id, position }) => {
    const share = Math.round(each * (SHARES[position] ?? 0));
    return { organizationId, id, count: share };
  });
  const aStatement = ORGANIZATIONS_A_STATEMENT * SHARES.length;
  for (let start = 0; start < filled.length; start += aStatement) {
    await seedOpportunities(filled.slice(start, start + aStatement) satisfies StageToFill[]);
  }
  const { organizationId = "", pipelineId = "" } = stages[0] ?? {};
  return { organizationId, pipelineId, stages: stages.slice(0, SHARES.length).map(({ id }) => id) };
}

type SeededStage = { organizationId: string; pipelineId: string; id: string; position: number };

function seedPipelines(count: number): Promise<SeededStage[]> {
  return systemDb().$queryRaw<SeededStage[]>`
    WITH tenant AS (INSERT INTO tenants (name) VALUES ('Seeded') RETURNING id),
    made AS (
      INSERT INTO organizations (tenant_id, name) SELECT tenant.id, 'Seeded ' || i FROM tenant, generate_series(1, ${count}::int) i
      RETURNING id
    ), pipeline AS (
      INSERT INTO pipelines (organization_id, name, is_default) SELECT id, 'Sales pipeline', true FROM made RETURNING organization_id, id
    ), stage AS (
      INSERT INTO stages (organization_id, pipeline_id, name, color, position, stage_type, probability)
      SELECT p.organization_id, p.id, d.name, d.color, d.position, d.stage_type, d.probability
      FROM pipeline p CROSS JOIN jsonb_to_recordset(${JSON.stringify(DEFAULT_STAGES.map((stage, position) => ({ ...stage, position })))}::jsonb)
        AS d(name text, color text, position int, stage_type text, probability int)
      RETURNING organization_id, pipeline_id, id, position
    )
    SELECT organization_id AS "organizationId", pipeline_id AS "pipelineId", id, position FROM stage ORDER BY 1, 4`;
}
