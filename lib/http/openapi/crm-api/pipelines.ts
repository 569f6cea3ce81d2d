import {
  CreatePersonalPipeline,
  DuplicatePipeline,
  MoveAndDelete,
  PipelineView,
  ReorderPipelines,
  SetOrganizationDefault,
  UpdatePipeline,
} from "@/lib/domain/pipelines/schema";
import type { OperationGroup } from "@/lib/http/openapi/operation";

export const PIPELINES: OperationGroup = {
  tag: "Pipelines",
  description:
    "Pipelines and their stages. A stage's type, not its name, makes a card won or lost.",
  operations: {
    "GET v1/crm/opportunity_pipelines": {
      id: "listPipelines",
      summary: "Lists the pipelines with their stages",
      query: PipelineView,
      description: "Creates the organization's default pipeline if there is none.",
      result: "All pipelines of the organization, and the caller's default.",
    },
    "POST v1/crm/opportunity_pipelines": {
      id: "createPipeline",
      summary: "Creates a pipeline with the stages of the default one",
      description: "It is personal; `is_shared` needs `MANAGE_SHARED_PIPELINES`.",
      body: CreatePersonalPipeline,
      needsUser: true,
      result: "The new pipeline.",
      hasETag: true,
    },
    "POST v1/crm/opportunity_pipelines/reorder": {
      id: "reorderPipelines",
      summary: "Puts the pipelines into a new order",
      description: "Needs `MANAGE_SHARED_PIPELINES`.",
      body: ReorderPipelines,
      result: "The pipelines in their new order.",
      errors: [404],
    },
    "GET v1/crm/opportunity_pipelines/[id]": {
      id: "getPipeline",
      summary: "Returns a pipeline with its stages",
      query: PipelineView,
      result: "The pipeline.",
      hasETag: true,
    },
    "PATCH v1/crm/opportunity_pipelines/[id]": {
      id: "updatePipeline",
      summary: "Changes a pipeline and merges stages into its list",
      description:
        "An entry of `stages` with an `id` changes that stage, one without creates a stage, and `_destroy` removes one. Stages that are not listed stay.",
      body: UpdatePipeline,
      result: "The pipeline as it is now.",
      hasETag: true,
    },
    "PUT v1/crm/opportunity_pipelines/[id]": {
      id: "replacePipeline",
      summary: "Changes a pipeline and replaces its stages",
      description:
        "`stages` is the whole list: a stage that is not listed is removed, and must be empty unless its entry says where its opportunities go.",
      body: UpdatePipeline,
      result: "The pipeline as it is now.",
      hasETag: true,
    },
    "DELETE v1/crm/opportunity_pipelines/[id]": {
      id: "deletePipeline",
      summary: "Deletes a pipeline without opportunities",
      result: "It is deleted.",
    },
    "POST v1/crm/opportunity_pipelines/[id]/duplicate": {
      id: "duplicatePipeline",
      summary: "Copies a pipeline without its opportunities",
      body: DuplicatePipeline,
      isBodyOptional: true,
      result: "The copy.",
      hasETag: true,
    },
    "POST v1/crm/opportunity_pipelines/[id]/move_and_delete": {
      id: "moveAndDeletePipeline",
      summary: "Moves a pipeline's opportunities to another and deletes it",
      body: MoveAndDelete,
      result: "The pipeline that took the opportunities, and their number.",
    },
    "POST v1/crm/opportunity_pipelines/[id]/set_default": {
      id: "setDefaultPipeline",
      summary: "Makes a pipeline the caller's default",
      isBodyOptional: true,
      needsUser: true,
      result: "The caller's default pipeline.",
    },
    "POST v1/crm/opportunity_pipelines/[id]/set_organization_default": {
      id: "setOrganizationDefaultPipeline",
      summary: "Makes a pipeline the organization's default",
      body: SetOrganizationDefault,
      isBodyOptional: true,
      result: "The pipeline.",
      hasETag: true,
    },
  },
};
