import type { Bench } from "./bench";
import { client } from "./client";
import type { Figure } from "./figures";
import { underLoad } from "./under-load";

/** 16 clients at once for `seconds`: 70% read pages, 20% move, 10% create; compared with an empty route under the same load. */
export async function loadFigures({ world, app }: Bench, seconds = 30): Promise<Figure[]> {
  const { pipelineId, stages } = world.p10k;
  const call = client(app.url, world.token);
  const opportunities = "/api/v1/crm/opportunities";
  const first = await call("GET", `${opportunities}?pipeline_id=${pipelineId}&limit=200`);
  const ids = (JSON.parse(first.text) as { opportunities: { id: string }[] }).opportunities.map(
    ({ id }) => id,
  );
  const pick = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)];
  const mixed = () => {
    const dice = Math.random();
    if (dice < 0.7) return call("GET", `${opportunities}?pipeline_id=${pipelineId}&limit=50`);
    if (dice < 0.9)
      return call("PATCH", `${opportunities}/${pick(ids)}`, {
        pipeline_stage_id: pick(stages),
        stage_position: 5,
      });
    return call("POST", opportunities, { name: "Under load", pipeline_stage_id: stages[0] });
  };
  const empty = await underLoad(() => call("GET", "/api/ping"), seconds / 6);
  const work = await underLoad(mixed, seconds);
  const after = await underLoad(() => call("GET", "/api/ping"), seconds / 6);
  const floor = (empty.perSecond + after.perSecond) / 2;
  return [
    {
      work: `16 clients, mixed, ${seconds} s`,
      measured: work.perSecond,
      floor,
      budget: 0.5 * floor,
      unit: "requests/s",
      rule: "0.5 × F-http at 16 clients",
      atLeast: true,
    },
    {
      work: "16 clients, mixed: errors",
      measured: work.errors,
      floor: null,
      budget: 0,
      unit: "errors",
      rule: "none",
    },
  ];
}
