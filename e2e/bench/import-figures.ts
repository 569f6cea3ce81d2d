import { existsSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { Bench } from "./bench";
import { client, insisting } from "./client";
import { type Figure, median } from "./figures";
import { memoryOf } from "./processes";
import type { World } from "./world";

const BUNDLE = process.env.BENCH_BUNDLE || "../shared/data/sales/sales-bundle.json";

/** The import of the real bundle, where it is beside the repository, against one bare INSERT of the same rows. */
export async function importFigures({ world, app, bare }: Bench): Promise<Figure[]> {
  if (!existsSync(BUNDLE)) {
    console.log(`${BUNDLE} is not here: the import is not measured`);
    return [];
  }
  const text = readFileSync(BUNDLE, "utf8");
  const call = insisting(client(app.url, world.empty.token));
  const before = memoryOf(app);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(app));
  }, 20);
  const started = performance.now();
  await call("POST", "/api/v1/crm/import", text);
  const taken = performance.now() - started;
  clearInterval(watch);
  const floor = await bareInsert(bare, world.bare, text);
  return [
    {
      work: "import of the real bundle (8,800)",
      measured: taken,
      floor,
      budget: 6 * floor,
      unit: "ms",
      rule: "6 × one bare INSERT … SELECT from JSON",
    },
    {
      work: "import of the real bundle: memory",
      measured: most - before,
      floor: null,
      budget: 300,
      unit: "MB",
      rule: "grows by less than 300 MB",
    },
  ];
}

/** The same rows from JSON into an empty organization's stage, by one statement that knows all their ids; the median of three. */
async function bareInsert(bare: Bench["bare"], { organizationId, pipelineId, stageId }: World["bare"], text: string) {
  const { opportunities } = JSON.parse(text) as { opportunities: object[] };
  await bare({ sql: "CREATE TABLE IF NOT EXISTS bench_rows (rows jsonb)", values: [] });
  const size = 500;
  for (let start = 0; start < opportunities.length; start += size) {
    const rows = JSON.stringify(opportunities.slice(start, start + size));
    await bare({ sql: "INSERT INTO bench_rows VALUES ($1::jsonb)", values: [rows] });
  }
  const taken: number[] = [];
  for (let round = 0; round < 3; round++) {
    await bare({ sql: "DELETE FROM opportunities WHERE organization_id = $1::uuid", values: [organizationId] });
    const started = performance.now();
    await bare({ sql: INSERT, values: [organizationId, pipelineId, stageId] });
    taken.push(performance.now() - started);
  }
  await bare({ sql: "DROP TABLE bench_rows", values: [] });
  return median(taken);
}

const INSERT = `INSERT INTO opportunities (organization_id, public_id, name, pipeline_id, stage_id, rank, status,
    amount, currency, expected_close_date, source, description, tags, external_system, external_id, created_at)
  SELECT $1::uuid, row ->> 'public_id', row ->> 'name', $2::uuid, $3::uuid,
    'a' || number, coalesce(row ->> 'status', 'open'), (row ->> 'amount')::numeric, coalesce(row ->> 'currency', 'USD'),
    (row ->> 'expected_close_date')::date, row ->> 'source', row ->> 'description', '{}', row ->> 'external_system',
    row ->> 'external_id', now()
  FROM (SELECT row, row_number() OVER () AS number FROM bench_rows, jsonb_array_elements(rows) row) numbered`;
