import { generateNKeysBetween } from "fractional-indexing";
import { type Prisma, systemDb } from "@/lib/db/client";
import { newPublicId } from "@/lib/domain/ids/public-id";

import { uniqueName } from "./unique-name";
import { withTextKeys } from "./with-text-keys";

/** The stage that opportunities go into. */
export type FactoryStage = {
  organizationId: string;
  pipelineId: string;
  id: string;
  stageType: string;
};

export type OpportunityInput = Partial<
  Omit<
    Prisma.OpportunityCreateManyInput,
    "organizationId" | "pipelineId" | "stageId" | "rank" | "status"
  >
>;

// Keeps a statement's parameters below PostgreSQL's 65,535.
const ROWS_A_STATEMENT = 1_000;

/**
 * Creates opportunities at the end of the stage, in the given order, with the status of the stage's
 * type, and raises its count. Appends no history.
 */
export async function createOpportunities(stage: FactoryStage, inputs: OpportunityInput[]) {
  const { organizationId, pipelineId, id: stageId, stageType: status } = stage;
  const [last] = await systemDb().opportunity.findMany({
    where: { organizationId, stageId, deletedAt: null },
    orderBy: { rank: "desc" },
    take: 1,
    select: { rank: true },
  });
  const ranks = generateNKeysBetween(last?.rank ?? null, null, inputs.length);
  const rows = inputs.map((input, index) => ({
    publicId: newPublicId("opportunity"),
    name: uniqueName("Opportunity"),
    currency: "USD",
    closedAt: status === "open" ? null : new Date(),
    ...input,
    organizationId,
    pipelineId,
    stageId,
    status,
    rank: ranks[index] ?? "",
  }));
  const created = [];
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const data = rows.slice(start, start + ROWS_A_STATEMENT).map(withTextKeys);
    created.push(...(await systemDb().opportunity.createManyAndReturn({ data })));
  }
  await systemDb().stage.update({
    where: { organizationId_id: { organizationId, id: stageId } },
    data: { opportunitiesCount: { increment: rows.filter((row) => !row.deletedAt).length } },
  });
  return created;
}
