import { z } from "zod";
import { StageMerge } from "@/lib/domain/pipelines/schema";
import { DEALS } from "@/lib/http/deals-api/deal";
import {
  CreatePipeline,
  ListedStage,
  NamedStage,
  PIPELINE_INPUT,
  PIPELINES,
  ReplacePipeline,
  STAGE_INPUT,
} from "@/lib/http/deals-api/pipeline";
import type { OperationGroup } from "@/lib/http/openapi/operation";
import { listParameters, relationsParameter } from "@/lib/http/openapi/query-parameters";
import { OFFSET, recordLists } from "./record-lists";
import { wireBody } from "./wire-body";

const Index = z.int().nullish();
const ListedStageBody = wireBody(PIPELINES.names, STAGE_INPUT, ListedStage, {
  id: z.string().nullish(),
  index: Index,
});
/** The path, not the body, names the stage. */
const OF_ONE_STAGE = STAGE_INPUT.filter((field) => field !== "id");
const stages = { stages: z.array(ListedStageBody).nullish() };

export const PIPELINE_OPERATIONS: OperationGroup = {
  tag: "Pipelines",
  description:
    "Pipelines and their stages. A stage's type, not its name, makes a deal won or lost.",
  operations: {
    ...recordLists("pipelines", "Pipelines", PIPELINES),
    "POST pipelines": {
      id: "createPipeline",
      summary: "Creates a pipeline",
      description:
        "Without `stages`, or with an empty list, it gets a copy of the default pipeline's. Shared if the caller may manage shared pipelines or is an API key, else personal.",
      body: wireBody(PIPELINES.names, PIPELINE_INPUT, CreatePipeline, stages),
      result: "The new pipeline with its stages.",
      hasETag: true,
    },
    "GET pipelines/[id]": {
      id: "getPipeline",
      summary: "Returns a pipeline with its stages",
      parameters: [relationsParameter(PIPELINES)],
      result: "The pipeline.",
      hasETag: true,
    },
    "PUT pipelines/[id]": {
      id: "updatePipeline",
      summary: "Changes a pipeline",
      description:
        "Absent fields stay as they are. `stages`, if it is sent, is the whole new list: a stage that is not listed is removed, and must be empty.",
      body: wireBody(PIPELINES.names, PIPELINE_INPUT, ReplacePipeline, stages),
      result: "The pipeline as it is now.",
      hasETag: true,
    },
    "DELETE pipelines/[id]": {
      id: "deletePipeline",
      summary: "Deletes a pipeline without deals",
      result: "It is deleted.",
    },
    "GET pipelines/[id]/deals": {
      id: "listPipelineDeals",
      summary: "Lists the deals of a pipeline by stage and place",
      parameters: listParameters(DEALS, OFFSET),
      result: "The deals.",
    },
    "POST pipelines/[id]/stages": {
      id: "addStage",
      summary: "Adds a stage to a pipeline",
      body: wireBody(PIPELINES.names, OF_ONE_STAGE, NamedStage, { index: Index }),
      result: "The pipeline with its stages.",
      hasETag: true,
    },
    "PUT pipelines/[id]/stages/[stageId]": {
      id: "updateStage",
      summary: "Changes a stage",
      body: wireBody(PIPELINES.names, OF_ONE_STAGE, StageMerge, { index: Index }),
      result: "The pipeline with its stages.",
      hasETag: true,
    },
    "DELETE pipelines/[id]/stages/[stageId]": {
      id: "deleteStage",
      summary: "Removes a stage without deals",
      result: "The pipeline with its stages.",
      hasETag: true,
    },
  },
};
