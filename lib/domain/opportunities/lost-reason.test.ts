import { beforeEach, expect, test } from "vitest";
import { type Authorized, authorize } from "@/lib/domain/actor";
import { updateOrganization } from "@/lib/domain/organizations/update-organization";
import { updatePipeline } from "@/lib/domain/pipelines/update-pipeline";
import { actorFor } from "@/prisma/factories/actor-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { createOpportunity } from "./create-opportunity";
import { deleteOpportunity } from "./delete-opportunity";
import { findOpportunity } from "./queries";
import { restoreOpportunity } from "./restore-opportunity";
import { updateOpportunity } from "./update-opportunity";

type Stage = Awaited<ReturnType<typeof createPipeline>>["stages"][number];

// What an organization that demands a lost reason refuses, and what it does not.

let actor: Authorized<"EDIT_SALES_PIPELINES">;
let pipelineId: string;
let open: Stage;
let lost: Stage;

const REJECTION = {
  code: "invalid",
  extra: { issues: [{ field: "lost_reason", message: "is required for a lost opportunity" }] },
};

beforeEach(async () => {
  const organization = await createOrganization({
    lostReasons: ["Price", "Timing"],
    lostReasonRequired: true,
  });
  actor = authorize(actorFor(await createMember(organization)), "EDIT_SALES_PIPELINES");
  const pipeline = await createPipeline(organization.id);
  pipelineId = pipeline.id;
  open = stageOf(pipeline.stages, "open");
  lost = stageOf(pipeline.stages, "lost");
});

test("a new opportunity cannot be lost without one", async () => {
  const sent = { name: "N", pipeline_stage_id: lost.id };
  await expect(createOpportunity(actor, sent)).rejects.toMatchObject(REJECTION);
  expect(await createOpportunity(actor, { ...sent, lost_reason: "Price" })).toMatchObject({
    lost_reason: "Price",
  });
});

test("a move into a lost stage needs one, which need not be of the list", async () => {
  const { id } = await createOpportunity(actor, { name: "N", pipeline_stage_id: open.id });
  const move = { pipeline_stage_id: lost.id, stage_position: 0 };
  await expect(updateOpportunity(actor, id, move)).rejects.toMatchObject(REJECTION);
  await expect(updateOpportunity(actor, id, { ...move, lost_reason: null })).rejects.toMatchObject(
    REJECTION,
  );
  expect(await findOpportunity(actor, id)).toMatchObject({ status: "open", lock_version: 0 });
  expect(
    await updateOpportunity(actor, id, { ...move, lost_reason: "Their dog ate it" }),
  ).toMatchObject({
    status: "lost",
    lost_reason: "Their dog ate it",
  });
});

test("it cannot be cleared while lost, and goes with the loss", async () => {
  const { id } = await createOpportunity(actor, {
    name: "N",
    pipeline_stage_id: lost.id,
    lost_reason: "Price",
  });
  await expect(updateOpportunity(actor, id, { lost_reason: null })).rejects.toMatchObject(
    REJECTION,
  );
  expect(await updateOpportunity(actor, id, { pipeline_stage_id: open.id })).toMatchObject({
    lost_reason: null,
  });
});

test("an opportunity lost without a reason may be edited and reordered, but not moved to another lost stage", async () => {
  await updateOrganization(authorize(actor, "MANAGE_ORGANIZATION"), {
    lost_reason_required: false,
  });
  const { id } = await createOpportunity(actor, { name: "N", pipeline_stage_id: lost.id });
  await createOpportunity(actor, { name: "Other", pipeline_stage_id: lost.id });
  await updateOrganization(authorize(actor, "MANAGE_ORGANIZATION"), { lost_reason_required: true });
  expect(await updateOpportunity(actor, id, { name: "Renamed" })).toMatchObject({
    name: "Renamed",
    lost_reason: null,
  });
  expect(await updateOpportunity(actor, id, { stage_position: 1 })).toMatchObject({
    stage_position: 1,
  });
  const elsewhere = stageOf((await createPipeline(actor.organizationId)).stages, "lost");
  await expect(
    updateOpportunity(actor, id, { pipeline_stage_id: elsewhere.id }),
  ).rejects.toMatchObject(REJECTION);
  await deleteOpportunity(actor, id);
  expect(await restoreOpportunity(actor, id)).toMatchObject({ status: "lost", lost_reason: null });
});

test("settings may turn a stage into a lost one, or empty one into it", async () => {
  const { id } = await createOpportunity(actor, { name: "N", pipeline_stage_id: open.id });
  await updatePipeline(actor, pipelineId, { stages: [{ id: open.id, stage_type: "lost" }] });
  expect(await findOpportunity(actor, id)).toMatchObject({ status: "lost", lost_reason: null });
  await updatePipeline(actor, pipelineId, { stages: [{ id: open.id, stage_type: "open" }] });
  await updatePipeline(actor, pipelineId, {
    stages: [{ id: open.id, _destroy: true, move_opportunities_to: lost.id }],
  });
  expect(await findOpportunity(actor, id)).toMatchObject({
    pipeline_stage_id: lost.id,
    status: "lost",
    lost_reason: null,
  });
});

function stageOf(stages: Stage[], type: "open" | "lost"): Stage {
  const stage = stages.find(({ stageType }) => stageType === type);
  if (!stage) throw new Error(`There is no ${type} stage`);
  return stage;
}
