import { wholeListSql } from "@/lib/domain/opportunities/list/sql/pages";
import { summarySql } from "@/lib/domain/opportunities/list/sql/summary";
import { WHOLE_OPPORTUNITY } from "@/lib/domain/opportunities/sql/record";
import type { Bench } from "./bench";
import type { Figure } from "./figures";
import { interleave } from "./interleave";
import { memoryOf } from "./processes";

const LIST = "/api/v1/crm/opportunities";

/** Lists, pages and totals. */
export async function listFigures({ world, app, call, anonymous, bare }: Bench): Promise<Figure[]> {
  const { organizationId, p1k, p5k, p100k } = world;
  const scope = { organizationId, filter: {}, sort: "position" as const, shown: WHOLE_OPPORTUNITY };
  const wholeSql = statement(wholeListSql({ ...scope, pipelineId: p5k.pipelineId }));
  const whole = await interleave(
    {
      app: () => call("GET", `${LIST}?pipeline_id=${p5k.pipelineId}`),
      floor: () => bare(wholeSql),
    },
    { times: 4 },
  );
  const page = await interleave(
    {
      http: () => anonymous("GET", "/api/ping"),
      large: () => call("GET", `${LIST}?pipeline_id=${p100k.pipelineId}&limit=50`),
      small: () => call("GET", `${LIST}?pipeline_id=${p1k.pipelineId}&limit=50`),
    },
    { times: 20 },
  );
  const filter = { min_amount: "40000" };
  const totalsSql = statement(
    summarySql({ organizationId }, { pipelineId: p100k.pipelineId, filter }),
  );
  const totals = await interleave(
    {
      app: () => call("GET", `${LIST}/summary?pipeline_id=${p100k.pipelineId}&min_amount=40000`),
      floor: () => bare(totalsSql),
    },
    { times: 3 },
  );
  return [
    {
      work: "list of 5,000, no limit",
      measured: whole.app,
      floor: whole.floor,
      budget: 1.5 * whole.floor,
      unit: "ms",
      rule: "1.5 × F-list",
    },
    {
      work: "first page of 50, pipeline of 100,000",
      measured: page.large,
      floor: page.http,
      budget: 2 * page.http + 5,
      unit: "ms",
      rule: "2 × F-http + 5 ms",
    },
    {
      work: "first page of 50, 100,000 against 1,000",
      measured: page.large,
      floor: page.small,
      budget: 1.25 * page.small,
      unit: "ms",
      rule: "1.25 × the same of 1,000",
    },
    {
      work: "summary of 100,000 under a filter",
      measured: totals.app,
      floor: totals.floor,
      budget: 1.5 * totals.floor,
      unit: "ms",
      rule: "1.5 × its bare SQL",
    },
    await longList(app, world.token, `${LIST}?pipeline_id=${p100k.pipelineId}`),
  ];
}

/** The growth of the server's memory while it sends 100,000 opportunities. */
async function longList(app: Bench["app"], token: string, path: string): Promise<Figure> {
  const before = memoryOf(app);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(app));
  }, 20);
  const answer = await fetch(`${app.url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  let bytes = 0;
  for await (const chunk of answer.body ?? []) bytes += chunk.length;
  clearInterval(watch);
  if (bytes < 50_000_000) throw new Error(`The list of 100,000 has only ${bytes} bytes`);
  return {
    work: "list of 100,000 without limit: memory",
    measured: most - before,
    floor: null,
    budget: 150,
    unit: "MB",
    rule: "grows by less than 150 MB",
  };
}

/** The statement with numbered placeholders, as the bare server expects it. */
function statement({ text, values }: { text: string; values: unknown[] }) {
  return { sql: text, values };
}
