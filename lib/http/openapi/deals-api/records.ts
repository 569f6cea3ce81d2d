import { z } from "zod";
import { UpdateOpportunity } from "@/lib/domain/opportunities/schema";
import { StageMerge } from "@/lib/domain/pipelines/schema";
import { CONTACT_INPUT, CONTACTS, ContactChange, NewContact } from "@/lib/http/deals-api/contact";
import { CreateDeal, DEAL_INPUT, DEALS } from "@/lib/http/deals-api/deal";
import {
  CreatePipeline,
  ListedStage,
  NamedStage,
  PIPELINE_INPUT,
  PIPELINES,
  ReplacePipeline,
  STAGE_INPUT,
} from "@/lib/http/deals-api/pipeline";
import type { Resource } from "@/lib/http/deals-api/resource";
import type { OperationGroup } from "@/lib/http/openapi/operation";
import {
  listParameters,
  recordQuery,
  relationsParameter,
} from "@/lib/http/openapi/query-parameters";
import { wireBody } from "./wire-body";

const Index = z.int().nullish();
const ListedStageBody = wireBody(PIPELINES.names, STAGE_INPUT, ListedStage, {
  id: z.string().nullish(),
  index: Index,
});
const OFFSET = "Number of records before the page.";
/** The path, not the body, names the stage. */
const OF_ONE_STAGE = STAGE_INPUT.filter((field) => field !== "id");
const stages = { stages: z.array(ListedStageBody).nullish() };
const Tag = z.union([z.string(), z.object({ name: z.string() })]);
const tags = { tags: z.array(Tag).optional() };

export const PIPELINE_OPERATIONS: OperationGroup = {
  tag: "Pipelines",
  description:
    "Pipelines and their stages. A stage's type, not its name, makes a deal won or lost.",
  operations: {
    ...lists("pipelines", "Pipelines", PIPELINES),
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

export const DEAL_OPERATIONS: OperationGroup = {
  tag: "Deals",
  description: "Deals: the records that the CRM API calls opportunities.",
  operations: {
    ...lists("deals", "Deals", DEALS),
    "POST deals": {
      id: "createDeal",
      summary: "Creates a deal",
      body: wireBody(DEALS.names, DEAL_INPUT, CreateDeal),
      result: "The new deal, at the end of its stage.",
      hasETag: true,
    },
    "GET deals/[id]": {
      id: "getDeal",
      summary: "Returns a deal with its stage and client",
      parameters: [relationsParameter(DEALS)],
      result: "The deal.",
      hasETag: true,
    },
    "PUT deals/[id]": {
      id: "updateDeal",
      summary: "Changes a deal, moves it, or both",
      description:
        "Absent fields stay as they are. A new `stageId` moves it to the end of that stage.",
      body: wireBody(DEALS.names, DEAL_INPUT, UpdateOpportunity),
      result: "The deal as it is now.",
      hasETag: true,
    },
    "DELETE deals/[id]": {
      id: "deleteDeal",
      summary: "Moves a deal to the trash",
      result: "It is deleted.",
    },
    "PUT deals/[id]/recover": {
      id: "recoverDeal",
      summary: "Restores a deleted deal",
      isBodyOptional: true,
      result: "The deal.",
      hasETag: true,
    },
  },
};

export const CONTACT_OPERATIONS: OperationGroup = {
  tag: "Contacts",
  description: "The people that deals are about.",
  operations: {
    ...lists("organization-contact", "Contacts", CONTACTS),
    "POST organization-contact": {
      id: "createContact",
      summary: "Creates a contact",
      body: wireBody(CONTACTS.names, CONTACT_INPUT, NewContact, tags),
      result: "The new contact.",
      hasETag: true,
    },
    "GET organization-contact/[id]": {
      id: "getContact",
      summary: "Returns a contact",
      parameters: [relationsParameter(CONTACTS)],
      result: "The contact.",
      hasETag: true,
    },
    "PUT organization-contact/[id]": {
      id: "updateContact",
      summary: "Changes a contact",
      description: "Absent fields stay as they are.",
      body: wireBody(CONTACTS.names, CONTACT_INPUT, ContactChange, tags),
      result: "The contact as it is now.",
      hasETag: true,
    },
    "DELETE organization-contact/[id]": {
      id: "deleteContact",
      summary: "Moves a contact to the trash",
      description: "Its deals stay.",
      result: "It is deleted.",
    },
  },
};

/** The three lists that every type of record has. */
function lists(route: string, name: string, resource: Resource): OperationGroup["operations"] {
  const noun = name.toLowerCase();
  return {
    [`GET ${route}`]: {
      id: `list${name}`,
      summary: `Lists ${noun}`,
      description: "Texts match exactly. Without a page the list is complete.",
      parameters: listParameters(resource, OFFSET),
      result: `The ${noun}, and their number without paging.`,
    },
    [`GET ${route}/count`]: {
      id: `count${name}`,
      summary: `Counts ${noun}`,
      parameters: recordQuery(resource),
      result: "A bare number.",
    },
    [`GET ${route}/pagination`]: {
      id: `page${name}`,
      summary: `Returns a page of ${noun}`,
      description: 'Texts match by "contains". A page has 10 records unless `take` says otherwise.',
      parameters: listParameters(resource, "The 1-based page."),
      result: `The page, and the number of all ${noun} that match.`,
    },
  };
}
