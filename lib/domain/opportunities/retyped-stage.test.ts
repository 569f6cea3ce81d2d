import { beforeEach, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { updatePipeline } from "@/lib/domain/pipelines/update-pipeline";
import { actorFor } from "@/prisma/factories/actor-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunity as seedOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { createOpportunity } from "./create-opportunity";
import { deleteOpportunity } from "./delete-opportunity";
import { restoreOpportunity } from "./restore-opportunity";
import { updateOpportunity } from "./update-opportunity";

let actor: UserActor & Authorized<"EDIT_SALES_PIPELINES">;

beforeEach(async () => {
  actor = authorize(
    actorFor(await createMember(await createOrganization(), { role: "MANAGER" })),
    "EDIT_SALES_PIPELINES",
  );
});

test("an opportunity that enters a stage while its type changes has the status of the new type", async () => {
  const { organizationId } = actor;
  const pipeline = await createPipeline(organizationId);
  const [from, to] = pipeline.stages;
  if (!from || !to) throw new Error("A pipeline has stages");
  let others = 0;
  for (let wait = 0; wait < 20; wait++) {
    const [moved, restored] = [await seedOpportunity(from), await seedOpportunity(to)];
    await deleteOpportunity(actor, restored.id);
    const entering = Promise.allSettled([
      updateOpportunity(actor, moved.id, { pipeline_stage_id: to.id }),
      createOpportunity(actor, { name: "New", pipeline_stage_id: to.id }),
      restoreOpportunity(actor, restored.id),
    ]);
    // Lets them come a little further each time before the type changes.
    for (let turn = 0; turn < wait % 8; turn++) await systemDb().$queryRaw`SELECT 1`;
    const stage_type = wait % 2 === 0 ? "won" : "open";
    await updatePipeline(actor, pipeline.id, { stages: [{ id: to.id, stage_type }] });
    for (const outcome of await entering) expect(outcome.status).toBe("fulfilled");
    const where = { organizationId, stageId: to.id, deletedAt: null };
    others += await systemDb().opportunity.count({
      where: { ...where, status: { not: stage_type } },
    });
  }
  expect(others).toBe(0);
}, 120_000);
