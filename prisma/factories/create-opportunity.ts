import {
  createOpportunities,
  type FactoryStage,
  type OpportunityInput,
} from "./create-opportunities";

/** Creates one opportunity at the end of the stage: see `createOpportunities`. */
export async function createOpportunity(stage: FactoryStage, input: OpportunityInput = {}) {
  const [opportunity] = await createOpportunities(stage, [input]);
  if (!opportunity) throw new Error("No opportunity was created");
  return opportunity;
}
