import { expect, test } from "vitest";
import { systemDb, systemTransaction } from "@/lib/db/client";
import { createOpportunity } from "@/lib/domain/opportunities/create-opportunity";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { env } from "@/lib/env";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { appendChanges } from "./append-events";
import { listChangeEvents } from "./queries";

async function newActor() {
  return adminFor(await createMember(await createOrganization()));
}

test("the history of an opportunity lists actor, fields, old and new values, oldest first", async () => {
  const actor = await newActor();
  const stages = (await listPipelines(actor)).pipelines[0]?.stages ?? [];
  const { id, public_id } = await createOpportunity(actor, { name: "Acme", amount: "10.00" });
  await updateOpportunity(actor, id, { name: "Acme 2", amount: "12.50" });
  await updateOpportunity(actor, id, { name: "Acme 2", amount: "12.50" });
  await updateOpportunity(actor, id, { pipeline_stage_id: stages[5]?.id });
  for (const record_id of [id, public_id]) {
    const { change_events } = await listChangeEvents(actor, {
      record_type: "opportunity",
      record_id,
      limit: 200,
    });
    expect(change_events.map((event) => event.action)).toEqual(["create", "update", "move"]);
    expect(change_events[1]).toMatchObject({
      record_id: id,
      public_id,
      actor: { type: "user", user_id: actor.userId, api_key_id: null, name: actor.name },
      changes: { name: ["Acme", "Acme 2"], amount: ["10.00", "12.50"] },
    });
    expect(change_events[2]?.changes).toMatchObject({
      pipeline_stage_id: [stages[0]?.id, stages[5]?.id],
      status: ["open", "won"],
    });
  }
});

test("a reader that resumes from the last id sees every event once, in ascending order", async () => {
  const actor = await newActor();
  for (let n = 0; n < 7; n++) await createOpportunity(actor, { name: `Card ${n}` });
  const whole = (await listChangeEvents(actor, { limit: 1000 })).change_events.map(
    (event) => event.id,
  );
  const seen: number[] = [];
  for (let since = "0"; ; ) {
    const page = await listChangeEvents(actor, { since, limit: 3 });
    if (page.change_events.length === 0) break;
    seen.push(...page.change_events.map((event) => event.id));
    since = String(page.next_since);
  }
  expect(seen).toEqual(whole);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

// The embedded database has one connection, so a reader never runs beside an open transaction.
test.skipIf(!env().databaseUrl)(
  "an event that is committed late is not skipped: readers stop before it until it is committed",
  async () => {
    const actor = await newActor();
    const since = String((await listChangeEvents(actor, { limit: 1000 })).next_since);
    let release: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let appended: () => void = () => {};
    const drawn = new Promise<void>((resolve) => {
      appended = resolve;
    });
    const late = systemTransaction(async (tx) => {
      await appendChanges(tx, actor, [
        {
          record_type: "organization",
          record_id: actor.organizationId,
          public_id: null,
          action: "update",
          changes: {},
        },
      ]);
      appended();
      await gate;
    });
    await drawn;
    await createOpportunity(actor, { name: "Committed first, drawn second" });
    const early = await listChangeEvents(actor, { since, limit: 1000 });
    expect(early.change_events).toEqual([]);
    release();
    await late;
    const whole = await listChangeEvents(actor, { since, limit: 1000 });
    expect(whole.change_events.map((event) => event.record_type)).toEqual(
      expect.arrayContaining(["organization", "opportunity"]),
    );
  },
);

test("the history cannot be read from another organization", async () => {
  const actor = await newActor();
  const stranger = await newActor();
  const { id, public_id } = await createOpportunity(actor, { name: "Secret" });
  for (const record_id of [id, public_id]) {
    expect((await listChangeEvents(stranger, { record_id, limit: 200 })).change_events).toEqual([]);
  }
  expect(
    await systemDb().changeEvent.count({
      where: { organizationId: actor.organizationId, recordId: id },
    }),
  ).toBe(1);
});
