import { beforeEach, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { actorFor } from "@/prisma/factories/actor-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { createOpportunity } from "./create-opportunity";
import type { OpportunityRecord, UpdateOpportunity } from "./schema";
import { updateOpportunity } from "./update-opportunity";

let actor: UserActor & Authorized<"EDIT_SALES_PIPELINES">;
let before: OpportunityRecord;
let change: Partial<OpportunityRecord> & UpdateOpportunity;

beforeEach(async () => {
  const organization = await createOrganization();
  const organizationId = organization.id;
  actor = authorize(
    actorFor(await createMember(organization, { role: "MANAGER" })),
    "EDIT_SALES_PIPELINES",
  );
  const { stages } = await createPipeline(organizationId);
  const lost = stages.find(({ stageType }) => stageType === "lost");
  const linked = async () => ({
    account_id: (await createAccount(organizationId)).id,
    contact_id: (await createContact(organizationId)).id,
    owner_user_id: (await createMember(organization)).userId,
  });
  before = await createOpportunity(actor, {
    ...(await linked()),
    name: "Whole",
    pipeline_stage_id: lost?.id,
    lost_reason: "Price",
    amount: "12.50",
    currency: "EUR",
    probability: 40,
    expected_close_date: "2026-12-01",
    source: "Fair",
    description: "As it was",
    tags: ["a", "b"],
    external_system: "elsewhere",
    external_id: "1",
    opened_at: "2026-01-02T03:04:05.000Z",
  });
  change = {
    ...(await linked()),
    name: "Other",
    lost_reason: "Time",
    amount: "13.00",
    currency: "USD",
    probability: 41,
    expected_close_date: "2026-12-02",
    source: "Web",
    description: "As it is",
    tags: ["b"],
    external_system: "somewhere",
    external_id: "2",
    opened_at: "2026-01-02T03:04:06.000Z",
  };
});

test("unchanged fields write nothing and no event", async () => {
  const values = new Map(Object.entries(before));
  const same = Object.fromEntries(Object.keys(change).map((field) => [field, values.get(field)]));
  expect(await updateOpportunity(actor, before.id, same)).toEqual(before);
  expect(await updates()).toEqual([]);
});

test("every changed field is written, and its event shows the previous value", async () => {
  const values = new Map(Object.entries(before));
  for (const [field, value] of Object.entries(change)) {
    expect(await updateOpportunity(actor, before.id, { [field]: value })).toMatchObject({
      [field]: value,
    });
  }
  const expected = Object.entries(change).map(([field, value]) => ({
    [field]: [values.get(field), value],
  }));
  expect(await updates()).toEqual(expected);
});

test("a move within the stage that also sends the pipeline records the position it left", async () => {
  const pipeline_stage_id = before.pipeline_stage_id;
  for (const name of ["Second", "Third"])
    await createOpportunity(actor, { name, pipeline_stage_id, lost_reason: "Price" });
  const { pipeline_id } = before;
  const moved = await updateOpportunity(actor, before.id, { pipeline_id, stage_position: 2 });
  expect(moved.stage_position).toBe(2);
  expect(await events("move")).toEqual([{ stage_position: [0, 2] }]);

  const last = { pipeline_id, pipeline_stage_id, stage_position: 2 };
  expect(await updateOpportunity(actor, before.id, last)).toEqual(moved);
  expect(await events("move")).toHaveLength(1);
});

async function updates() {
  return events("update");
}

async function events(action: "update" | "move") {
  const found = await systemDb().changeEvent.findMany({
    where: { organizationId: actor.organizationId, recordId: before.id, action },
    orderBy: { id: "asc" },
  });
  return found.map(({ changes }) => changes);
}
