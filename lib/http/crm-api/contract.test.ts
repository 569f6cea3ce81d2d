import { beforeAll, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const CRM = "/api/v1/crm";

let member: FactoryMember;
let call: Caller;
let stages: { id: string }[];
let pipelineId: string;

beforeAll(async () => {
  member = await createMember(await createOrganization());
  const caller = await callerFor(member);
  call = (method, path, body, headers) => caller(method, CRM + path, body, headers);
  const [pipeline] = (await call("GET", "/opportunity_pipelines")).body.pipelines;
  ({ stages, id: pipelineId } = pipeline);
});

const create = async (input: object = {}) =>
  (await call("POST", "/opportunities", { name: "Card", ...input })).body.opportunity;
const changesOf = async (id: string) =>
  (await call("GET", `/change_events?record_id=${id}`)).body.change_events.map(
    ({ action, changes }: { action: string; changes: object }) => [action, changes],
  );
const fieldsOf = (body: { errors: { field: string }[] }) =>
  body.errors.map(({ field }) => field).sort();

test("an error lists invalid fields together with references to unknown records", async () => {
  const body = {
    name: "",
    account_id: "nope",
    owner_user_id: "nope",
    pipeline_id: "nope",
    pipeline_stage_id: "nope",
  };
  const named = ["account_id", "name", "owner_user_id", "pipeline_id", "pipeline_stage_id"];
  const { id } = await create();
  for (const [method, path] of [
    ["POST", "/opportunities"],
    ["PATCH", `/opportunities/${id}`],
  ] as const) {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer.body)).toEqual(named);
  }
  const contact = await call("POST", "/contacts", {
    name: "",
    account_id: "nope",
    contact_id: "nope",
  });
  expect(fieldsOf(contact.body)).toEqual(["account_id", "name"]);
  const list = await call("GET", "/opportunities?status=nope&limit=0&sort=nope");
  expect(fieldsOf(list.body)).toEqual(["limit", "sort", "status"]);
});

test("a time outside the years 1 to 9999 in UTC is refused", async () => {
  const { id } = await create();
  for (const time of [
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "9999-12-31T24:00:00Z",
  ]) {
    expect((await call("PATCH", `/opportunities/${id}`, { opened_at: time })).status).toBe(422);
    const query = new URLSearchParams({ updated_since: time });
    expect((await call("GET", `/opportunities?${query}`)).status).toBe(422);
  }
});

test("an amount of less than a cent is refused, also as a number", async () => {
  for (const amount of [1e-7, -1e-7, 1e-300, 0.001, "0.001"]) {
    expect((await call("POST", "/opportunities", { name: "Card", amount })).status).toBe(422);
  }
  expect((await create({ amount: 1e15 })).amount).toBe("1000000000000000.00");
});

test("an edit with the current owner writes nothing", async () => {
  const { id, lock_version } = await create();
  const { body } = await call("PATCH", `/opportunities/${id}`, { owner_user_id: member.userId });
  expect(body.opportunity.lock_version).toBe(lock_version);
  expect(await changesOf(id)).toHaveLength(1);
});

test("the event of a move next to a neighbour has both positions", async () => {
  const stage = { pipeline_stage_id: stages[1]?.id };
  const [first, , third] = [await create(stage), await create(stage), await create(stage)];
  await call("PATCH", `/opportunities/${third.id}`, { before_id: first.id });
  expect((await changesOf(third.id)).at(-1)).toEqual(["move", { stage_position: [2, 0] }]);
});

test("removing a stage moves its opportunities, and the events contain only the changes", async () => {
  const { pipeline } = (await call("POST", "/opportunity_pipelines", { name: "Own" })).body;
  const [from, to] = [pipeline.stages[1].id, pipeline.stages[5].id];
  const { id } = await create({ pipeline_stage_id: from });
  const patch = (stages: object[]) =>
    call("PATCH", `/opportunity_pipelines/${pipeline.id}`, { stages });
  expect((await patch([{ id: from, _destroy: true, move_opportunities_to: null }])).status).toBe(
    409,
  );
  const entry = { id: from.toUpperCase(), _destroy: true, move_opportunities_to: to.toUpperCase() };
  expect((await patch([entry])).status).toBe(200);
  const { opportunity } = (await call("GET", `/opportunities/${id}`)).body;
  expect(opportunity).toMatchObject({ pipeline_stage_id: to, status: "won" });
  const moved = {
    pipeline_stage_id: [from, to],
    status: ["open", "won"],
    closed_at: [null, opportunity.closed_at],
  };
  expect((await changesOf(id)).at(-1)).toEqual(["move", moved]);
  await patch([{ id: to, stage_type: "open" }]);
  const reopened = { status: ["won", "open"], closed_at: [opportunity.closed_at, null] };
  expect((await changesOf(id)).at(-1)).toEqual(["update", reopened]);
});

test("an inactive pipeline does not accept the opportunities of a removed stage", async () => {
  const { pipeline } = (await call("POST", "/opportunity_pipelines", { name: "Resting" })).body;
  await call("PATCH", `/opportunity_pipelines/${pipeline.id}`, { is_active: false });
  const { id } = await create({ pipeline_stage_id: stages[2]?.id });
  const entry = { id: stages[2]?.id, _destroy: true, move_opportunities_to: pipeline.stages[0].id };
  const answer = await call("PATCH", `/opportunity_pipelines/${pipelineId}`, { stages: [entry] });
  expect(answer.status).toBe(422);
  expect(fieldsOf(answer.body)).toEqual(["stages[0].move_opportunities_to"]);
  expect((await call("GET", `/opportunities/${id}`)).body.opportunity.pipeline_stage_id).toBe(
    stages[2]?.id,
  );
});

test("a null position is ignored", async () => {
  const answer = await call("POST", "/opportunities", {
    name: "Card",
    pipeline_id: null,
    pipeline_stage_id: null,
  });
  expect([answer.status, answer.body.opportunity.stage]).toEqual([201, "Unassigned"]);
});

test("an edit of a pipeline that changes nothing keeps the version", async () => {
  const { pipeline } = (
    await call("POST", "/opportunity_pipelines", { pipeline: { name: "Mine" } })
  ).body;
  const answer = await call("PATCH", `/opportunity_pipelines/${pipeline.id}`, {
    pipeline: { name: "Mine" },
  });
  expect(answer.body.pipeline).toEqual(pipeline);
});

test("Organization-Id selects one of the user's organizations, with their role there; any other is refused", async () => {
  const other = await createOrganization({ tenantId: member.tenantId });
  await createMember(other, { role: "VIEWER", user: { ...member, id: member.userId } });
  const stranger = await createOrganization();
  const there = { "Organization-Id": other.id };
  const { opportunity } = (await call("POST", "/opportunities", { name: "Here" })).body;
  expect((await call("GET", `/opportunities/${opportunity.id}`, undefined, there)).status).toBe(
    404,
  );
  expect((await call("GET", "/opportunities", undefined, there)).body.total_count).toBe(0);
  expect((await call("POST", "/opportunities", { name: "There" }, there)).status).toBe(403);
  expect(
    (await call("GET", "/opportunities", undefined, { "Organization-Id": stranger.id })).status,
  ).toBe(403);
});
