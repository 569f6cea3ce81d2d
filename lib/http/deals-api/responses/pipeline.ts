import { z } from "zod";
import { STAGE_TYPES } from "@/lib/domain/pipelines/record";
import { Count, Id, InstantText, NullableText, Percent } from "@/lib/domain/response-fields";
import { BareDeal } from "./bare-deal";
import { listOf } from "./list";
import { creatorRelation, sharedRelationFields } from "./relations";

/** A stage without relations (docs/api.md 2). */
export const BareStage = z.strictObject({
  id: Id,
  name: z.string(),
  description: NullableText,
  index: Count,
  probability: Percent.nullable(),
  color: NullableText,
  stageType: z.enum(STAGE_TYPES),
  pipelineId: Id,
  organizationId: Id,
  tenantId: Id,
});

/** A pipeline with its stages, without relations (docs/api.md 2). */
export const BarePipeline = z.strictObject({
  id: Id,
  name: z.string(),
  description: NullableText,
  isActive: z.boolean(),
  isArchived: z.boolean(),
  stages: z.array(BareStage),
  organizationId: Id,
  tenantId: Id,
  createdByUserId: Id.nullable(),
  createdAt: InstantText,
  updatedAt: InstantText,
});

export const PipelineResponse = BarePipeline.extend({
  stages: z.array(BareStage.extend({ deals: z.array(BareDeal).optional() })),
  ...creatorRelation,
  ...sharedRelationFields,
});
export const PipelineListResponse = listOf(PipelineResponse);
