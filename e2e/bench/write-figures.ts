import type { Bench } from "./bench";
import type { Figure } from "./figures";
import { interleave } from "./interleave";

const OPPORTUNITIES = "/api/v1/crm/opportunities";

/** Moves, reorders and creates, in a stage of 100 and in one of 10,000. */
export async function writeFigures({ world, call, anonymous, bare }: Bench): Promise<Figure[]> {
  const { organizationId, stages } = world;
  const [small, large] = await Promise.all([
    ids(call, stages.pipelineId, stages.small),
    ids(call, stages.pipelineId, stages.large),
  ]);
  const write = {
    sql: "UPDATE opportunities SET description = $3 WHERE organization_id = $1::uuid AND id = $2::uuid RETURNING id",
    values: [organizationId, small[90], "written"],
  };
  let turn = 0;
  // Moves there and back, so that the stages keep their sizes.
  const move = (list: string[], home: string) => {
    let count = 0;
    return () => {
      const id = list[60 + (Math.floor(count / 2) % 20)];
      const body =
        count++ % 2
          ? { pipeline_stage_id: home, stage_position: 20 }
          : { pipeline_stage_id: stages.other };
      return call("PATCH", `${OPPORTUNITIES}/${id}`, body);
    };
  };
  const reorder = (list: string[], stage: string) => () => {
    const pair = turn++ % 2 ? [list[10], list[11]] : [list[11], list[10]];
    return call("POST", `${OPPORTUNITIES}/reorder`, {
      pipeline_stage_id: stage,
      ordered_ids: pair,
    });
  };
  const create = (stage: string) => () =>
    call("POST", OPPORTUNITIES, {
      name: "Made by the bench",
      pipeline_stage_id: stage,
      amount: "12.50",
    });
  const taken = await interleave(
    {
      http: () => anonymous("GET", "/api/ping"),
      write: () => bare(write),
      moveSmall: move(small, stages.small),
      moveLarge: move(large, stages.large),
      reorderSmall: reorder(small, stages.small),
      reorderLarge: reorder(large, stages.large),
      createSmall: create(stages.small),
      createLarge: create(stages.large),
    },
    { times: 20 },
  );
  const floor = taken.http + taken.write;
  const against = (work: string, measured: number): Figure => ({
    work: `${work}, stage of 10,000`,
    measured,
    floor,
    budget: 1.5 * floor,
    unit: "ms",
    rule: "1.5 × (F-http + F-write)",
  });
  const steady = (work: string, large: number, small: number): Figure => ({
    work: `${work}, stage of 10,000 against 100`,
    measured: large,
    floor: small,
    budget: 1.25 * small,
    unit: "ms",
    rule: "1.25 × the same of 100",
  });
  return [
    against("move to another stage", taken.moveLarge),
    steady("move to another stage", taken.moveLarge, taken.moveSmall),
    against("reorder of two neighbours", taken.reorderLarge),
    steady("reorder of two neighbours", taken.reorderLarge, taken.reorderSmall),
    against("create", taken.createLarge),
    steady("create", taken.createLarge, taken.createSmall),
    await recordsWritten(world, call, large[30] ?? ""),
  ];
}

/** The number of records that a move writes: those whose version rose. */
async function recordsWritten(
  world: Bench["world"],
  call: Bench["call"],
  id: string,
): Promise<Figure> {
  const { pipelineId, large } = world.stages;
  const versions = async () => {
    const listed = JSON.parse(
      await call("GET", `${OPPORTUNITIES}?pipeline_id=${pipelineId}`),
    ) as Listed;
    return new Map(listed.opportunities.map((each) => [each.id, each.lock_version]));
  };
  const before = await versions();
  await call("PATCH", `${OPPORTUNITIES}/${id}`, {
    pipeline_stage_id: large,
    stage_position: 5_000,
  });
  const written = [...(await versions())].filter(
    ([each, version]) => before.get(each) !== version,
  ).length;
  return {
    work: "records written by a move",
    measured: written,
    floor: null,
    budget: 1,
    unit: "rows",
    rule: "its own",
  };
}

type Listed = { opportunities: { id: string; lock_version: number }[] };

async function ids(call: Bench["call"], pipelineId: string, stageId: string): Promise<string[]> {
  const path = `${OPPORTUNITIES}?pipeline_id=${pipelineId}&pipeline_stage_id=${stageId}&limit=100`;
  const { opportunities } = JSON.parse(await call("GET", path)) as Listed;
  return opportunities.map(({ id }) => id);
}
