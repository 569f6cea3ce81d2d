import { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { list, requiredText, text } from "@/lib/domain/fields";
import { PIPELINE_COLUMNS } from "@/lib/domain/pipelines/list-pipelines-by-fields";
import { PIPELINE_FIELDS, STAGE_FIELDS } from "@/lib/domain/pipelines/record";
import { MAX_STAGES } from "@/lib/domain/pipelines/rules";
import {
  NewStage,
  type PipelineRecord,
  StageChange,
  StageMerge,
  type StageRecord,
  UpdatePipeline,
} from "@/lib/domain/pipelines/schema";
import { dealsNames } from "@/lib/domain/record-fields";
import { parse } from "@/lib/domain/validation";
import { isObject, type JsonObject } from "@/lib/http/parse";
import { fromWire } from "./names";
import type { Resource } from "./resource";

export const PIPELINES: Resource = {
  noun: "a pipeline",
  names: { ...dealsNames(PIPELINE_FIELDS), ...dealsNames(STAGE_FIELDS) },
  columns: PIPELINE_COLUMNS,
  relations: ["stages", "stages.deals", "createdByUser", "organization", "tenant"],
};

/** The fields that bodies may have, in the domain's names. */
export const PIPELINE_INPUT = ["name", "description", "is_active", "is_archived"] as const;
export const STAGE_INPUT = [
  "id",
  "name",
  "description",
  "position",
  "stage_type",
  "probability",
  "color",
] as const;

const Index = z.number({ error: "must be an integer" }).int("must be an integer").optional();
const stagesOf = <Entry extends z.ZodType>(entry: Entry) =>
  list(entry, {
    error: "must be a list of stages",
    min: [1, "must hold at least one stage"],
    max: [MAX_STAGES, `must hold at most ${MAX_STAGES} stages`],
  }).optional();

/** The bodies of `POST` and `PUT`, in the domain's names. */
export const CreatePipeline = UpdatePipeline.extend({
  name: requiredText(200),
  stages: stagesOf(NewStage.extend({ position: Index })),
});

export const ListedStage = StageChange.extend({
  id: text().toLowerCase().optional(),
  position: Index,
}).refine(({ id, name }) => Boolean(id) || name !== undefined, {
  path: ["name"],
  error: "is required",
});
export const NamedStage = StageMerge.extend({ name: requiredText(200) });
export const ReplacePipeline = UpdatePipeline.extend({ stages: stagesOf(ListedStage) });

/** Parses the body of `POST /api/pipelines`; an empty list of stages counts as none sent. Throws `invalid`. */
export function newPipeline(body: JsonObject): z.output<typeof CreatePipeline> {
  const { stages, ...input } = pipelineInput(body);
  const isEmpty = Array.isArray(stages) && stages.length === 0;
  return parse(CreatePipeline, { ...input, stages: isEmpty ? undefined : stages });
}

/** Parses the body of `PUT /api/pipelines/:id`; absent fields are left alone. Throws `invalid`. */
export function pipelineChange(body: JsonObject): z.output<typeof ReplacePipeline> {
  return parse(ReplacePipeline, pipelineInput(body));
}

/** Parses the body of `POST /api/pipelines/:id/stages`. Throws `invalid`. */
export function newStage(body: JsonObject): StageMerge {
  const { id: _id, ...sent } = stageInput(body);
  return parse(NamedStage, sent);
}

/**
 * Parses the body of `PUT /api/pipelines/:id/stages/:stageId`; absent fields are left alone. Throws
 * `invalid`.
 */
export function stageChange(body: JsonObject): StageMerge {
  const { id: _id, ...sent } = stageInput(body);
  return parse(StageMerge, sent);
}

/**
 * Returns a pipeline with its stages in the form of the Deals API (docs/api.md 2); `showStage` adds
 * fields to a stage.
 */
export function toPipeline(
  pipeline: PipelineRecord,
  actor: Actor,
  showStage: (stage: StageRecord) => object = () => ({}),
) {
  return {
    id: pipeline.id,
    name: pipeline.name,
    description: pipeline.description,
    isActive: pipeline.is_active,
    isArchived: pipeline.is_archived,
    stages: pipeline.stages.map((stage) => ({
      ...toStage(stage, pipeline.id, actor),
      ...showStage(stage),
    })),
    organizationId: actor.organizationId,
    tenantId: actor.tenantId,
    createdByUserId: pipeline.created_by_user_id,
    createdAt: pipeline.created_at,
    updatedAt: pipeline.updated_at,
  };
}

/** Returns a stage in the form of the Deals API (docs/api.md 2). */
export function toStage(
  stage: StageRecord,
  pipelineId: string,
  { organizationId, tenantId }: Actor,
) {
  return {
    id: stage.id,
    name: stage.name,
    description: stage.description,
    index: stage.position,
    probability: stage.probability,
    color: stage.color,
    stageType: stage.stage_type,
    pipelineId,
    organizationId,
    tenantId,
  };
}

function pipelineInput(body: JsonObject): JsonObject {
  const { stages } = body;
  // A list that is too long is refused as it is.
  const listed =
    Array.isArray(stages) && stages.length <= MAX_STAGES
      ? stages.map((stage: unknown) => (isObject(stage) ? stageInput(stage) : stage))
      : stages;
  return { ...fromWire(PIPELINES.names, PIPELINE_INPUT, body), stages: listed };
}

function stageInput(stage: JsonObject): JsonObject {
  const { id, position, ...fields } = fromWire(PIPELINES.names, STAGE_INPUT, stage);
  return { ...fields, id: id ?? undefined, position: position ?? undefined };
}
