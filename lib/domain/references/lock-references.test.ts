import { beforeEach, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { createActivity } from "@/lib/domain/activities/create-activity";
import { updateActivity } from "@/lib/domain/activities/update-activity";
import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { createContact } from "@/lib/domain/customers/contacts/create-contact";
import { updateContact } from "@/lib/domain/customers/contacts/update-contact";
import { mergeAccounts } from "@/lib/domain/customers/merge/merge-accounts";
import { createOpportunity } from "@/lib/domain/opportunities/create-opportunity";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { actorFor } from "@/prisma/factories/actor-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact as seedContact } from "@/prisma/factories/create-contact";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunity as seedOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

let actor: UserActor & Authorized<"EDIT_SALES_PIPELINES">;

beforeEach(async () => {
  actor = authorize(
    actorFor(await createMember(await createOrganization())),
    "EDIT_SALES_PIPELINES",
  );
});

test("a record linked to an account during its merge is moved along or refused, never left behind", async () => {
  const { organizationId } = actor;
  const [stage] = (await createPipeline(organizationId)).stages;
  if (!stage) throw new Error("A pipeline has stages");
  const opportunity = await seedOpportunity(stage);
  const contact = await seedContact(organizationId);
  const activity = await createActivity(actor, { kind: "note", subject: "Known" });
  let [refused, taken] = [0, 0];
  for (let wait = 0; wait < 16; wait++) {
    const [keep, loser] = [
      await createAccount(organizationId),
      await createAccount(organizationId),
    ];
    const account_id = loser.id;
    const link = () =>
      Promise.allSettled([
        updateOpportunity(actor, opportunity.id, { account_id }),
        createOpportunity(actor, { name: "New", pipeline_stage_id: stage.id, account_id }),
        updateContact(actor, contact.id, { account_id }),
        createContact(actor, { name: "New", account_id }),
        updateActivity(actor, activity.id, { account_id }),
        createActivity(actor, { kind: "note", subject: "New", account_id }),
      ]);
    const lock_versions = { [keep.id]: 0, [loser.id]: 0 };
    const merge = () =>
      mergeAccounts(actor, keep.id, { ids: [loser.id], fields: {}, lock_versions });
    // The starting order alternates, and the first one gets a little further in each round.
    const mergesFirst = wait % 2 === 0;
    const merged = mergesFirst ? merge() : undefined;
    const linked = mergesFirst ? undefined : link();
    for (let turn = 0; turn < wait; turn++) await systemDb().$queryRaw`SELECT 1`;
    const others = linked ?? link();
    await (merged ?? merge());
    for (const outcome of await others) {
      if (outcome.status === "fulfilled") taken++;
      else {
        expect(outcome.reason).toMatchObject({ extra: { issues: [{ field: "account_id" }] } });
        refused++;
      }
    }
    const where = { organizationId, accountId: loser.id };
    const left = [
      await systemDb().opportunity.count({ where }),
      await systemDb().contact.count({ where }),
      await systemDb().activity.count({ where }),
    ];
    expect(left).toEqual([0, 0, 0]);
  }
  expect(refused).toBeGreaterThan(0);
  expect(taken).toBeGreaterThan(0);
}, 120_000);
