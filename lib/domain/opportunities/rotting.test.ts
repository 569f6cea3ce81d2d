import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { updateOrganization } from "@/lib/domain/organizations/update-organization";
import { updatePipeline } from "@/lib/domain/pipelines/update-pipeline";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { createOpportunity } from "./create-opportunity";
import { findOpportunity } from "./queries";

const DAY = 86_400_000;

test("an open opportunity rots after its stage's days, else after the organization's, else never", async () => {
  const organization = await createOrganization();
  const actor = adminFor(await createMember(organization));
  const pipeline = await createPipeline(organization.id);
  const [stage] = pipeline.stages;
  const { id } = await createOpportunity(actor, { name: "N", pipeline_stage_id: stage?.id });
  await systemDb().opportunity.updateMany({
    where: { organizationId: organization.id, id },
    data: { stageEnteredAt: new Date(Date.now() - 10.5 * DAY) },
  });
  const rots = async (days: { organization: number | null; stage: number | null }) => {
    await updateOrganization(actor, { rotting_days: days.organization });
    await updatePipeline(actor, pipeline.id, {
      stages: [{ id: stage?.id, rotting_days: days.stage }],
    });
    return (await findOpportunity(actor, id)).is_rotting;
  };
  expect(await rots({ organization: null, stage: null })).toBe(false);
  expect(await rots({ organization: 10, stage: null })).toBe(true);
  expect(await rots({ organization: 11, stage: null })).toBe(false);
  expect(await rots({ organization: 10, stage: 11 })).toBe(false);
  expect(await rots({ organization: 11, stage: 10 })).toBe(true);
});
