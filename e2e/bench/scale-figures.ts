import type { Bench } from "./bench";
import { client } from "./client";
import type { Figure } from "./figures";
import { interleave } from "./interleave";
import { CLIENTS, underLoad } from "./under-load";

const OPPORTUNITIES = "/api/v1/crm/opportunities";
const SECONDS = 8;

/** Plain times and rates to compare with other boards, without a budget. */
export async function scaleFigures({ world, app, call }: Bench): Promise<Figure[]> {
  const { p1k, p5k, p10k } = world;
  const list =
    ({ pipelineId }: { pipelineId: string }) =>
    () =>
      call("GET", `${OPPORTUNITIES}?pipeline_id=${pipelineId}`);
  const lists = await interleave({ small: list(p1k), large: list(p5k) }, { times: 4 });
  const many = client(app.url, world.token);
  const page = JSON.parse(
    await call("GET", `${OPPORTUNITIES}?pipeline_id=${p10k.pipelineId}&limit=200`),
  ) as {
    opportunities: { id: string }[];
  };
  const pick = <T>(from: T[]) => from[Math.floor(Math.random() * from.length)];
  const move = () =>
    many("PATCH", `${OPPORTUNITIES}/${pick(page.opportunities)?.id}`, {
      pipeline_stage_id: pick(p10k.stages),
    });
  const create = () =>
    many("POST", OPPORTUNITIES, { name: "At scale", pipeline_stage_id: pick(p10k.stages) });
  const moves = await underLoad(move, SECONDS);
  const creates = await underLoad(create, SECONDS);
  const figure = (work: string, measured: number, unit: Figure["unit"], rule: string): Figure => ({
    work,
    measured,
    floor: null,
    budget: null,
    unit,
    rule,
  });
  return [
    figure("for scale: list of 1,000", lists.small, "ms", "elsewhere 20–31 ms"),
    figure("for scale: list of 5,000", lists.large, "ms", "elsewhere 84 ms"),
    figure(
      `for scale: moves, ${CLIENTS} clients`,
      moves.perSecond,
      "requests/s",
      "elsewhere 150–210/s",
    ),
    figure(
      `for scale: creates, ${CLIENTS} clients`,
      creates.perSecond,
      "requests/s",
      "elsewhere 180–240/s",
    ),
  ];
}
