import { BulkChange } from "@/lib/domain/opportunities/bulk/schema";
import { UndoRequest } from "@/lib/domain/opportunities/bulk/undo-schema";
import { OpportunityFilter } from "@/lib/domain/opportunities/list/schema";
import {
  CreateOpportunity,
  OpportunityView,
  ReorderStage,
  RestoreOpportunity,
  UpdateOpportunity,
} from "@/lib/domain/opportunities/schema";
import { FilteredPage } from "@/lib/http/crm-api/opportunity";
import type { OperationGroup, Parameter } from "@/lib/http/openapi/operation";
import { PARAMETER_TEXTS } from "@/lib/http/openapi/parameter-texts";

const PIPELINE: Parameter = {
  name: "pipeline_id",
  in: "query",
  description: PARAMETER_TEXTS.pipeline_id ?? "",
  schema: { type: "string" },
};

export const OPPORTUNITIES: OperationGroup = {
  tag: "Opportunities",
  description:
    "The cards of the board. The server alone decides their places and sums; a client says what it wants.",
  operations: {
    "GET v1/crm/opportunities": {
      id: "listOpportunities",
      summary: "Lists opportunities of a pipeline",
      description: "All filters are optional and narrow the list together.",
      parameters: [PIPELINE],
      query: FilteredPage,
      result: "The opportunities: all of them, or a page if the query has a `limit`.",
      hasLink: true,
      errors: [404],
    },
    "POST v1/crm/opportunities": {
      id: "createOpportunity",
      summary: "Creates an opportunity",
      description:
        "Without a stage or pipeline it goes into Unassigned of the organization's default pipeline.",
      body: CreateOpportunity,
      result: "The new opportunity, at the end of its stage unless it says otherwise.",
      hasETag: true,
    },
    "GET v1/crm/opportunities/summary": {
      id: "summarizeOpportunities",
      summary: "Counts and sums the opportunities of each stage",
      description: "Takes the filters of the list.",
      parameters: [PIPELINE],
      query: OpportunityFilter,
      result: "Counts and amounts by currency, for every stage and in total.",
      errors: [404],
    },
    "POST v1/crm/opportunities/reorder": {
      id: "reorderOpportunities",
      summary: "Puts opportunities of a stage into a new order",
      description:
        "A list of all gives them the places 0 to n−1; a partial one permutes the named ones among the places they have.",
      body: ReorderStage,
      result: "The named opportunities in their new order.",
    },
    "POST v1/crm/opportunities/bulk": {
      id: "changeOpportunities",
      summary: "Changes or deletes up to 500 opportunities at once",
      description: "One transaction: if one fails, nothing is applied.",
      body: BulkChange,
      result: "A result for each id, and the token that takes the change back.",
    },
    "POST v1/crm/undo": {
      id: "undo",
      summary: "Takes a bulk change back",
      body: UndoRequest,
      result: "The opportunities as they are again.",
    },
    "GET v1/crm/opportunities/[id]": {
      id: "getOpportunity",
      summary: "Returns an opportunity",
      query: OpportunityView,
      result: "The opportunity.",
      hasETag: true,
    },
    "PATCH v1/crm/opportunities/[id]": {
      id: "updateOpportunity",
      summary: "Edits an opportunity, moves it, or both",
      description:
        "A new `pipeline_stage_id` moves it: to the end of that stage, to `stage_position`, or next to `before_id` or `after_id`. Absent fields stay as they are; null clears.",
      body: UpdateOpportunity,
      result: "The opportunity as it is now.",
      hasETag: true,
    },
    "DELETE v1/crm/opportunities/[id]": {
      id: "deleteOpportunity",
      summary: "Moves an opportunity to the trash",
      result: "It is deleted.",
    },
    "POST v1/crm/opportunities/[id]/restore": {
      id: "restoreOpportunity",
      summary: "Restores a deleted opportunity",
      body: RestoreOpportunity,
      isBodyOptional: true,
      result: "The opportunity, at the end of its stage or in its former place.",
      hasETag: true,
    },
    "POST v1/crm/opportunities/[id]/undo_move": {
      id: "undoMove",
      summary: "Takes the opportunity's last move back",
      description:
        "Stage, place, status and their dates are as if the move had not been made. Called again, it takes back the move before.",
      isBodyOptional: true,
      result: "The opportunity as it is now.",
      hasETag: true,
    },
  },
};
