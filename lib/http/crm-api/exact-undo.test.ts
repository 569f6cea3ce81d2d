import { randomInt } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const CRM = "/api/v1/crm";
const OPPORTUNITIES = `${CRM}/opportunities`;

type Fields = Record<string, unknown>;
type Stage = { id: string; name: string };

let call: Caller;
let organizationId: string;
let users: string[];
let stages: Stage[];

const AT = "2026-01-05T09:30:00.000Z";
/** Imported opportunities: owners that are nobody here, closings and times of their own. */
const IMPORTED: Fields[] = [
  { name: "Text owner", owner_name: "Zoe Elsewhere", stage: "Prospect", tags: ["a", "B"] },
  { name: "Email owner", owner_email: "zoe@elsewhere.example", stage: "Proposal", probability: 7 },
  { name: "Won before", owner_name: "Zoe", stage: "Won", status: "won", closed_at: AT },
  { name: "Lost, no reason", stage: "Lost", status: "lost", closed_at: AT, amount: "5.00" },
  { name: "Lost", stage: "Lost", status: "lost", lost_reason: "Price", closed_at: AT },
  {
    name: "Linked",
    stage: "Prospect",
    account_public_id: "acct_gone",
    contact_public_id: "cnt_one",
  },
  { name: "Second", stage: "Prospect", opened_at: null, expected_close_date: "2026-03-01" },
].map((row, index) => ({ public_id: `opp_${index}`, stage_entered_at: AT, opened_at: AT, ...row }));

beforeEach(async () => {
  const organization = await createOrganization({ defaultPipeline: true });
  const admin = await createMember(organization);
  organizationId = organization.id;
  users = [admin.userId, (await createMember(organization)).userId];
  call = await callerFor(admin);
  const { body } = await call("GET", `${CRM}/opportunity_pipelines`);
  stages = body.pipelines[0].stages;
  const { status } = await call("POST", `${CRM}/import`, {
    accounts: [{ public_id: "acct_gone", name: "Gone" }],
    contacts: [{ public_id: "cnt_one", name: "One", account_public_id: "acct_gone" }],
    opportunities: IMPORTED,
  });
  expect(status).toBe(200);
  await call("DELETE", `${CRM}/accounts/acct_gone`);
});

/** Every record and its row in the bundle, without what counts and dates the writes themselves. */
async function everything() {
  const lasting = ({ lock_version: _version, updated_at: _updated, ...fields }: Fields) => fields;
  const byId = (a: Fields, b: Fields) => String(a.public_id).localeCompare(String(b.public_id));
  const { body: list } = await call("GET", OPPORTUNITIES);
  const { body: bundle } = await call("GET", `${CRM}/export`);
  const stored = await systemDb().opportunity.findMany({
    where: { organizationId },
    orderBy: { publicId: "asc" },
    select: { publicId: true, importedOwnerName: true, accountId: true, rank: true },
  });
  return {
    records: list.opportunities.map(lasting).toSorted(byId),
    exported: bundle.opportunities.map(lasting).toSorted(byId),
    stored,
  };
}

async function done(method: string, path: string, body?: Fields) {
  const { status, body: answer } = await call(method, path, body);
  expect([method, path, body, status < 300, answer?.detail]).toEqual([
    method,
    path,
    body,
    true,
    answer?.detail,
  ]);
  return answer;
}

const oneOf = <Value>(values: readonly Value[]): Value => values[randomInt(values.length)] as Value;
const someIds = () =>
  IMPORTED.map(({ public_id }) => String(public_id)).filter(() => randomInt(2) === 0);

/** Edits that the app can undo, each with the undo that the app sends. */
const EDITS: Record<string, (id: string) => Promise<() => Promise<unknown>>> = {
  "owner on a card": (id) => editInPlace(id, { owner_user_id: oneOf([...users, null]) }),
  "amount on a card": (id) => editInPlace(id, { amount: oneOf(["1.00", "99.99", null]) }),
  "close date on a card": (id) =>
    editInPlace(id, { expected_close_date: oneOf(["2026-05-05", null]) }),
  move: (id) => moved(id, { pipeline_stage_id: oneOf(stages).id }),
  "move to a place": (id) =>
    moved(id, { pipeline_stage_id: oneOf(stages).id, stage_position: randomInt(4) }),
  "move with a reason": (id) =>
    moved(id, { pipeline_stage_id: stageNamed("Lost"), lost_reason: "Late" }),
  "bulk owner": () => bulk({ patch: { owner_user_id: oneOf([...users, null]) } }),
  "bulk tags": () => bulk({ patch: { add_tags: ["new", "b"], remove_tags: ["A"] } }),
  "bulk reason": () => bulk({ patch: { lost_reason: oneOf(["Other", null]) } }),
  "bulk move": () => bulk({ patch: { pipeline_stage_id: oneOf(stages).id } }),
  "bulk everything": () =>
    bulk({
      patch: { pipeline_stage_id: oneOf(stages).id, owner_user_id: oneOf(users), add_tags: ["x"] },
    }),
  "bulk deletion": () => bulk({ delete: true }),
  deletion: async (id) => {
    await done("DELETE", `${OPPORTUNITIES}/${id}`);
    return () => done("POST", `${OPPORTUNITIES}/${id}/restore`, { to_former_place: true });
  },
};

const stageNamed = (name: string) => stages.find((stage) => stage.name === name)?.id;

/** An edit on a card: its undo sends the value that the card showed. */
async function editInPlace(id: string, change: Fields) {
  const { opportunity } = await done("GET", `${OPPORTUNITIES}/${id}`);
  await done("PATCH", `${OPPORTUNITIES}/${id}`, change);
  const before = Object.fromEntries(
    Object.keys(change).map((field) => [field, opportunity[field]]),
  );
  return () => done("PATCH", `${OPPORTUNITIES}/${id}`, before);
}

async function moved(id: string, change: Fields) {
  const { opportunity: before } = await done("GET", `${OPPORTUNITIES}/${id}`);
  const { opportunity } = await done("PATCH", `${OPPORTUNITIES}/${id}`, change);
  const hasMoved =
    before.pipeline_stage_id !== opportunity.pipeline_stage_id ||
    before.stage_position !== opportunity.stage_position;
  if (!hasMoved && before.lost_reason !== opportunity.lost_reason)
    return () => done("PATCH", `${OPPORTUNITIES}/${id}`, { lost_reason: before.lost_reason });
  return async () => hasMoved && done("POST", `${OPPORTUNITIES}/${id}/undo_move`);
}

async function bulk(change: Fields) {
  const ids = [...new Set([...someIds(), "opp_0"])];
  const { undo_token } = await done("POST", `${OPPORTUNITIES}/bulk`, { ids, ...change });
  return () => done("POST", `${CRM}/undo`, { undo_token });
}

describe("an edit and its undo", () => {
  it.each(Object.entries(EDITS))(
    "leave every record and the export as they were: %s",
    async (_name, edit) => {
      const before = await everything();
      for (const id of ["opp_0", ...someIds().slice(0, 3)]) {
        const undo = await edit(id);
        await undo();
        expect(await everything()).toEqual(before);
      }
    },
  );

  it("leave them as they were also when several edits are undone, the last one first", async () => {
    const before = await everything();
    for (let round = 0; round < 3; round++) {
      const undos: (() => Promise<unknown>)[] = [];
      const steps: string[] = [];
      const id = String(oneOf(IMPORTED).public_id);
      for (let step = 0; step < 4; step++) {
        const name = oneOf([
          "owner on a card",
          "amount on a card",
          "close date on a card",
        ] as const);
        steps.push(name);
        undos.push((await EDITS[name]?.(id)) ?? (async () => undefined));
      }
      for (const undo of undos.reverse()) await undo();
      expect([steps, await everything()]).toEqual([steps, before]);
    }
  });

  it("keep the text of an imported owner under each member who takes over, and through an import", async () => {
    const path = `${OPPORTUNITIES}/opp_0`;
    for (const owner_user_id of users) await done("PATCH", path, { owner_user_id });
    const { body: bundle } = await call("GET", `${CRM}/export`);
    const report = await done("POST", `${CRM}/import`, bundle);
    expect(report.updated.opportunities).toBe(0);
    await done("PATCH", path, { owner_user_id: null });
    expect((await done("GET", path)).opportunity.owner_name).toBe("Zoe Elsewhere");
  });
});
