import { z } from "zod";
import { BareDeal } from "./bare-deal";
import { BareContact } from "./contact";
import { listOf } from "./list";
import { BarePipeline, BareStage } from "./pipeline";
import { creatorRelation, sharedRelationFields } from "./relations";

const fields = {
  /** Null for a deal in a stage that was deleted. */
  stage: BareStage.extend({ pipeline: BarePipeline.optional() }).nullable(),
  properties: z.array(z.never()).optional(),
  ...creatorRelation,
  ...sharedRelationFields,
};
const client = BareContact.nullable();

/** One deal, always with its stage and client (docs/api.md 2). */
export const DealResponse = BareDeal.extend({ ...fields, client });

/** A list of deals with their stages, and with their clients if requested. */
export const DealListResponse = listOf(BareDeal.extend({ ...fields, client: client.optional() }));
