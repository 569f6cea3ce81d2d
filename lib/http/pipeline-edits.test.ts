import fc from "fast-check";
import { expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

// Random edits of pipelines through settings and both APIs, while opportunities are created, moved
// and deleted.

const isLong = Boolean(process.env.OPPORTUNE_LONG_TESTS);
const ROUNDS = isLong ? { numRuns: 50, size: 60 } : { numRuns: 6, size: 24 };
const CRM = "/api/v1/crm";
const PIPELINES = `${CRM}/opportunity_pipelines`;
const TYPES = ["open", "won", "lost"];

type Stage = {
  id: string;
  name: string;
  stage_type: string;
  position: number;
  opportunities_count: number;
};
type Pipeline = {
  id: string;
  is_default: boolean;
  is_active: boolean;
  lock_version: number;
  opportunities_count: number;
  stages: Stage[];
};
type Card = {
  id: string;
  pipeline_id: string;
  pipeline_stage_id: string;
  stage_position: number;
  status: string;
  closed_at: string | null;
};
type World = { call: Caller; live: Set<string>; deleted: Set<string>; named: number };
type Dice = { a: number; b: number; c: number };
type Edit = (world: World, pipelines: Pipeline[], dice: Dice) => Promise<{ status: number }>;

const pick = <T>(list: T[], dice: number): T => {
  const found = list[dice % list.length];
  if (found === undefined) throw new Error("There is nothing to pick from");
  return found;
};
const rotated = <T>(list: T[], by: number): T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];
const newName = (world: World) => `Named ${++world.named}`;

/**
 * Returns stages in the form of the settings editor: rotated, one changed, one removed with or
 * without a target, one new.
 */
function edited(world: World, { stages }: Pipeline, { a, b, c }: Dice) {
  const removed = b % 3 === 0 ? pick(stages, a) : undefined;
  const kept = rotated(stages, c).filter((stage) => stage !== removed);
  return [
    ...kept.map((stage, place) => {
      if (place > 0) return { id: stage.id };
      return b % 2
        ? { id: stage.id, name: newName(world) }
        : { id: stage.id, stage_type: pick(TYPES, a) };
    }),
    ...(c % 2 ? [{ name: newName(world), stage_type: pick(TYPES, b) }] : []),
    ...(removed
      ? [
          {
            id: removed.id,
            _destroy: true,
            ...(a % 4 && { move_opportunities_to: pick(stages, b).id }),
          },
        ]
      : []),
  ];
}

const EDITS: Record<string, Edit> = {
  save: ({ call, ...world }, pipelines, dice) => {
    const pipeline = pick(pipelines, dice.a);
    const version = pipeline.lock_version - (dice.c % 5 === 0 ? 1 : 0);
    const body = {
      name: newName({ call, ...world }),
      stages: edited({ call, ...world }, pipeline, dice),
    };
    return call("PUT", `${PIPELINES}/${pipeline.id}`, body, { "If-Match": `"${version}"` });
  },
  merge: (world, pipelines, dice) => {
    const pipeline = pick(pipelines, dice.a);
    const stage = pick(pipeline.stages, dice.b);
    const target = pick(pick(pipelines, dice.c).stages, dice.a);
    const change = pick<object>(
      [
        { name: newName(world), position: dice.c % 4 },
        { id: stage.id, position: dice.a % 6 },
        { id: stage.id, stage_type: pick(TYPES, dice.a) },
        { id: stage.id, _destroy: true, move_opportunities_to: target.id },
        { id: stage.id, _destroy: true },
      ],
      dice.c,
    );
    return world.call("PATCH", `${PIPELINES}/${pipeline.id}`, { stages: [change] });
  },
  replace: (world, pipelines, dice) => {
    const pipeline = pick(pipelines, dice.a);
    const stages = rotated(pipeline.stages, dice.b)
      .slice(dice.c % 3 === 0 ? 1 : 0)
      .map(({ id }, index) => ({ id, index }));
    return world.call("PUT", `/api/pipelines/${pipeline.id}`, {
      stages: [...stages, { name: newName(world) }],
    });
  },
  addStage: (world, pipelines, dice) =>
    world.call("POST", `/api/pipelines/${pick(pipelines, dice.a).id}/stages`, {
      name: newName(world),
      index: dice.b % 4,
    }),
  changeStage: (world, pipelines, dice) => {
    const { id, stages } = pick(pipelines, dice.a);
    const path = `/api/pipelines/${id}/stages/${pick(stages, dice.b).id}`;
    return world.call("PUT", path, { stageType: pick(TYPES, dice.c), index: dice.a % 5 });
  },
  removeStage: ({ call }, pipelines, dice) => {
    const { id, stages } = pick(pipelines, dice.a);
    return call("DELETE", `/api/pipelines/${id}/stages/${pick(stages, dice.b).id}`);
  },
  create: (world, _pipelines, dice) =>
    world.call("POST", PIPELINES, { name: newName(world), is_shared: dice.a % 2 === 0 }),
  duplicate: ({ call }, pipelines, dice) =>
    call("POST", `${PIPELINES}/${pick(pipelines, dice.a).id}/duplicate`),
  moveAndDelete: ({ call }, pipelines, dice) =>
    call("POST", `${PIPELINES}/${pick(pipelines, dice.a).id}/move_and_delete`, {
      pipeline_id: pick(pipelines, dice.b).id,
    }),
  remove: ({ call }, pipelines, dice) =>
    call("DELETE", `${PIPELINES}/${pick(pipelines, dice.a).id}`),
  setDefault: ({ call }, pipelines, dice) =>
    call("POST", `${PIPELINES}/${pick(pipelines, dice.a).id}/set_default`),
  setOrganizationDefault: ({ call }, pipelines, dice) =>
    call("POST", `${PIPELINES}/${pick(pipelines, dice.a).id}/set_organization_default`, {
      add_unassigned_stage: dice.b % 2 === 0,
    }),
  activate: ({ call }, pipelines, dice) =>
    call("PUT", `${PIPELINES}/${pick(pipelines, dice.a).id}`, { is_active: dice.b % 3 > 0 }),
  reorder: ({ call }, pipelines, dice) =>
    call("POST", `${PIPELINES}/reorder`, {
      ordered_ids: rotated(pipelines, dice.a).map(({ id }) => id),
    }),
  addCard: async ({ call, live }, pipelines, dice) => {
    const stage = pick(pick(pipelines, dice.a).stages, dice.b);
    const answer = await call("POST", `${CRM}/opportunities`, {
      name: "Card",
      pipeline_stage_id: stage.id,
    });
    if (answer.status === 201) live.add(answer.body.opportunity.id);
    return answer;
  },
  moveCard: ({ call, live }, pipelines, dice) =>
    call("PATCH", `${CRM}/opportunities/${pick([...live], dice.c)}`, {
      pipeline_stage_id: pick(pick(pipelines, dice.a).stages, dice.b).id,
      stage_position: dice.c % 4,
    }),
  moveDeal: ({ call, live }, pipelines, dice) =>
    call("PUT", `/api/deals/${pick([...live], dice.c)}`, {
      stageId: pick(pick(pipelines, dice.a).stages, dice.b).id,
    }),
  removeCard: async ({ call, live, deleted }, _pipelines, dice) => {
    const id = pick([...live], dice.a);
    if (live.size > 4 && live.delete(id)) deleted.add(id);
    else return { status: 200 };
    return call("DELETE", `${CRM}/opportunities/${id}`);
  },
  restoreCard: async ({ call, live, deleted }, _pipelines, dice) => {
    if (deleted.size === 0) return { status: 200 };
    const id = pick([...deleted], dice.a);
    const answer = await call("POST", `${CRM}/opportunities/${id}/restore`);
    if (answer.status === 200 && deleted.delete(id)) live.add(id);
    return answer;
  },
};

async function readPipelines({ call }: World): Promise<Pipeline[]> {
  return (await call("GET", PIPELINES)).body.pipelines;
}

async function newWorld(): Promise<World> {
  const call = await callerFor(await createMember(await createOrganization()));
  const world: World = { call, live: new Set(), deleted: new Set(), named: 0 };
  await call("POST", PIPELINES, { name: "Second", is_shared: true });
  const pipelines = await readPipelines(world);
  for (let n = 0; n < 10; n++) await EDITS.addCard?.(world, pipelines, { a: n, b: n, c: n });
  return world;
}

async function expectTruth(world: World) {
  const pipelines = await readPipelines(world);
  const seen: string[] = [];
  for (const pipeline of pipelines) {
    const { id, stages } = pipeline;
    expect(stages.length).toBeGreaterThan(0);
    expect(stages.map(({ position }) => position)).toEqual(stages.map((_, place) => place));
    expect(new Set(stages.map(({ name }) => name.toLowerCase())).size).toBe(stages.length);
    const cards: Card[] = (await world.call("GET", `${CRM}/opportunities?pipeline_id=${id}`)).body
      .opportunities;
    const deals: { id: string; stageId: string }[] = (
      await world.call("GET", `/api/pipelines/${id}/deals`)
    ).body.items;
    expect(deals.map((deal) => [deal.id, deal.stageId])).toEqual(
      cards.map((each) => [each.id, each.pipeline_stage_id]),
    );
    expect(pipeline.opportunities_count).toBe(cards.length);
    for (const stage of stages) {
      const own = cards.filter((card) => card.pipeline_stage_id === stage.id);
      expect(stage.opportunities_count).toBe(own.length);
      expect(own.map((card) => card.stage_position)).toEqual(own.map((_, place) => place));
      for (const { status, closed_at, pipeline_id } of own) {
        expect([status, closed_at === null, pipeline_id]).toEqual([
          stage.stage_type,
          stage.stage_type === "open",
          id,
        ]);
      }
      seen.push(...own.map((card) => card.id));
    }
  }
  expect(seen.toSorted()).toEqual([...world.live].toSorted());
  const [standard, ...more] = pipelines.filter(({ is_default }) => is_default);
  expect(more).toEqual([]);
  expect(standard?.is_active).toBe(true);
  expect(
    standard?.stages.some(({ name, stage_type }) => name === "Unassigned" && stage_type === "open"),
  ).toBe(true);
}

const dice = fc.record({ a: fc.nat(999), b: fc.nat(999), c: fc.nat(999) });
const edits = fc.array(fc.tuple(fc.constantFrom(...Object.keys(EDITS)), dice), {
  minLength: ROUNDS.size / 2,
  maxLength: ROUNDS.size,
  size: "max",
});

test("edits of pipelines in any order, on any API, lose no opportunity and keep positions, counts and statuses correct", async () => {
  const taken = new Set<string>();
  await fc.assert(
    fc.asyncProperty(edits, async (sequence) => {
      const world = await newWorld();
      for (const [index, [kind, thrown]] of sequence.entries()) {
        const answer = await EDITS[kind]?.(world, await readPipelines(world), thrown);
        expect([200, 201, 202, 204, 400, 409, 412, 422]).toContain(answer?.status);
        if (answer && answer.status < 300) taken.add(kind);
        if (isLong || index % 6 === 0) await expectTruth(world);
      }
      await expectTruth(world);
    }),
    { numRuns: ROUNDS.numRuns, endOnFailure: true },
  );
  // A type of edit that is always refused would prove nothing.
  if (isLong) expect(Object.keys(EDITS).filter((kind) => !taken.has(kind))).toEqual([]);
}, 900_000);

test("editing and deleting pipelines while others create and move loses nothing and causes no fault", async () => {
  const world = await newWorld();
  for (let n = 0; n < 6; n++)
    await world.call("POST", PIPELINES, { name: newName(world), is_shared: true });
  const kinds = Object.keys(EDITS).filter((kind) => !["removeCard", "restoreCard"].includes(kind));
  let budget = isLong ? 1_200 : 120;
  const client = async () => {
    while (budget-- > 0) {
      const thrown = { a: random(), b: random(), c: random() };
      const kind =
        budget % 3
          ? pick(["addCard", "moveCard", "moveDeal", "save"], random())
          : pick(kinds, random());
      const answer = await EDITS[kind]?.(world, await readPipelines(world), thrown);
      expect([200, 201, 202, 204, 400, 404, 409, 412, 422]).toContain(answer?.status);
    }
  };
  await Promise.all(Array.from({ length: 6 }, client));
  await expectTruth(world);
}, 900_000);

function random(): number {
  return Math.floor(Math.random() * 1_000);
}
