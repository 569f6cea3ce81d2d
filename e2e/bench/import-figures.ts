import { existsSync, readFileSync } from "node:fs";
import type { Bench } from "./bench";
import { client, insisting } from "./client";
import type { Figure } from "./figures";
import { interleave } from "./interleave";
import { memoryOf, type Running } from "./processes";

const BUNDLE = process.env.BENCH_BUNDLE || "../shared/data/sales/sales-bundle.json";

/**
 * Imports the real bundle, if it is beside the repository, into empty organizations in turn, compared with one bare INSERT
 * of the same rows into an empty stage.
 */
export async function importFigures({ world, app, bare }: Bench): Promise<Figure[]> {
  if (!existsSync(BUNDLE)) {
    console.log(`${BUNDLE} is not here: the import is not measured`);
    return [];
  }
  const text = readFileSync(BUNDLE, "utf8");
  const { organizationId, pipelineId, stageId } = world.bare;
  await fillRows(bare, text);
  const importers = world.empties.map(({ token }) => insisting(client(app.url, token))).values();
  const grown: number[] = [];
  const { taken, floor } = await interleave(
    {
      taken: async () => {
        const call = importers.next().value;
        grown.push(await growthWhile(app, async () => call?.("POST", "/api/v1/crm/import", text)));
      },
      clearing: () =>
        bare({
          sql: "DELETE FROM opportunities WHERE organization_id = $1::uuid",
          values: [organizationId],
        }),
      floor: () => bare({ sql: INSERT, values: [organizationId, pipelineId, stageId] }),
    },
    { rounds: world.empties.length - 1, times: 1 },
  );
  await bare({ sql: "DROP TABLE bench_rows", values: [] });
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
      measured: Math.max(...grown),
      floor: null,
      budget: 300,
      unit: "MB",
      rule: "grows by less than 300 MB in any of them",
    },
  ];
}

/** The growth of the process's memory during the work, in MB. */
async function growthWhile(app: Running, work: () => Promise<unknown>): Promise<number> {
  const before = memoryOf(app);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(app));
  }, 20);
  await work();
  clearInterval(watch);
  return most - before;
}

/** The bundle's opportunities as JSON rows, which the floor inserts with one statement. */
async function fillRows(bare: Bench["bare"], text: string): Promise<void> {
  const { opportunities } = JSON.parse(text) as { opportunities: object[] };
  await bare({ sql: "CREATE TABLE IF NOT EXISTS bench_rows (rows jsonb)", values: [] });
  const size = 500;
  for (let start = 0; start < opportunities.length; start += size) {
    const rows = JSON.stringify(opportunities.slice(start, start + size));
    await bare({ sql: "INSERT INTO bench_rows VALUES ($1::jsonb)", values: [rows] });
  }
}

const INSERT = `INSERT INTO opportunities (organization_id, public_id, name, pipeline_id, stage_id, rank, status,
    amount, currency, expected_close_date, source, description, tags, external_system, external_id, created_at)
  SELECT $1::uuid, row ->> 'public_id', row ->> 'name', $2::uuid, $3::uuid,
    'a' || number, coalesce(row ->> 'status', 'open'), (row ->> 'amount')::numeric, coalesce(row ->> 'currency', 'USD'),
    (row ->> 'expected_close_date')::date, row ->> 'source', row ->> 'description', '{}', row ->> 'external_system',
    row ->> 'external_id', now()
  FROM (SELECT row, row_number() OVER () AS number FROM bench_rows, jsonb_array_elements(rows) row) numbered`;
