import { randomUUID } from "node:crypto";
import { systemDb } from "@/lib/db/client";
import type { StageType } from "@/lib/domain/pipelines/schema";
import { uniqueName } from "./unique-name";

export type StageInput = {
  name: string;
  stageType?: StageType;
  probability?: number | null;
  color?: string;
  rottingDays?: number;
};

export type PipelineInput = {
  name?: string;
  description?: string;
  /** The member who owns a personal pipeline; shared by default. */
  userId?: string;
  isActive?: boolean;
  position?: number;
  stages?: StageInput[];
};

const STAGES: StageInput[] = [
  { name: "New", probability: 10 },
  { name: "Talking", probability: 50 },
  { name: "Won", stageType: "won", probability: 100 },
  { name: "Lost", stageType: "lost", probability: 0 },
];

/**
 * Creates a pipeline beside the default one, with its stages in order: New, Talking, Won and Lost
 * by default.
 */
export async function createPipeline(
  organizationId: string,
  { stages = STAGES, ...input }: PipelineInput = {},
) {
  const id = randomUUID();
  const pipeline = await systemDb().pipeline.create({
    data: {
      ...input,
      organizationId,
      id,
      name: input.name ?? uniqueName("Pipeline"),
      createdByUserId: input.userId,
    },
  });
  await systemDb().stage.createMany({
    data: stages.map((stage, position) => ({ ...stage, organizationId, pipelineId: id, position })),
  });
  return { ...pipeline, stages: await stagesOf(organizationId, id) };
}

/** Returns the live stages of a pipeline, in order. */
export function stagesOf(organizationId: string, pipelineId: string) {
  return systemDb().stage.findMany({
    where: { organizationId, pipelineId, deletedAt: null },
    orderBy: { position: "asc" },
  });
}
