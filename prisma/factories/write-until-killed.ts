import { migrate } from "@/lib/db/migrate";
import { authorize } from "@/lib/domain/actor";
import { createOpportunity } from "@/lib/domain/opportunities/create-opportunity";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { actorFor } from "./actor-for";
import { createMember } from "./create-member";
import { createOrganization } from "./create-organization";
import { createPipeline } from "./create-pipeline";

// A program for crash tests: creates and moves opportunities until it is killed, and prints one
// line per acknowledged write: the id and the stage it is in.
await migrate();
const organization = await createOrganization();
const actor = authorize(actorFor(await createMember(organization)), "EDIT_SALES_PIPELINES");
const { stages } = await createPipeline(organization.id);
const [first, second] = stages;
if (!first || !second) throw new Error("A pipeline has stages");

for (let made = 0; ; made++) {
  const created = await createOpportunity(actor, {
    name: `Written ${made}`,
    pipeline_stage_id: first.id,
  });
  acknowledge(created.id, first.id);
  await updateOpportunity(actor, created.id, { pipeline_stage_id: second.id });
  acknowledge(created.id, second.id);
}

function acknowledge(id: string, stageId: string) {
  process.stdout.write(`${id} ${stageId}\n`);
}
