import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { isBuildStale } from "@/prisma/demo/is-build-stale";
import type { Bench } from "./bench";
import { boardFigures } from "./board-figures";
import { client, insisting } from "./client";
import { type Figure, isMet, toTable } from "./figures";
import { importFigures } from "./import-figures";
import { listFigures } from "./list-figures";
import { liveFigures } from "./live-figures";
import { loadFigures } from "./load-figures";
import { startApp, startFloor, stopAll } from "./processes";
import { scaleFigures } from "./scale-figures";
import { seedFigures } from "./seed-figures";
import { analyze, createWorld } from "./world";
import { writeFigures } from "./write-figures";

// `npm run bench [part …]`: measures every figure of the speed table against its floor. Uses the PostgreSQL of
// DATABASE_URL, which should be empty, else an embedded database of its own. Exits with 1 if a budget is missed or a
// figure could not be measured.
const PARTS = {
  seed: seedFigures,
  list: listFigures,
  write: writeFigures,
  load: loadFigures,
  import: importFigures,
  board: boardFigures,
  live: liveFigures,
  scale: scaleFigures,
};

const databaseUrl = process.env.DATABASE_URL || undefined;
const dataDir = mkdtempSync(path.join(tmpdir(), "opportune-bench-"));
process.env.DATA_DIR = dataDir;
const asked = process.argv.slice(2);
const figures: Figure[] = [];
const failed: string[] = [];
try {
  if (isBuildStale(".", ".next")) throw new Error("Build first: npm run build");
  const bench = await prepare();
  for (const [name, measure] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`Measuring: ${name} …`);
    // A part that fails is reported and does not stop the others.
    figures.push(
      ...(await measure(bench).catch((error) => {
        console.error(error);
        failed.push(name);
        return [];
      })),
    );
  }
} finally {
  await stopAll();
  await disconnect();
  rmSync(dataDir, { recursive: true, force: true });
}
const database = databaseUrl ? "PostgreSQL" : "embedded";
const file = process.env.BENCH_OUTPUT || `bench-${database.toLowerCase()}.json`;
writeFileSync(file, JSON.stringify({ database, measured_at: new Date(), figures }, null, 2));
const missed = figures.filter((figure) => !isMet(figure));
console.log(
  `\n${toTable(figures)}\n\n${database}: ${figures.length - missed.length} of ${figures.length} within budget; ${file}`,
);
if (failed.length > 0) console.error(`Not measured: ${failed.join(", ")}`);
process.exit(missed.length + failed.length > 0 ? 1 : 0);

async function prepare(): Promise<Bench> {
  console.log("Seeding …");
  await migrate();
  const world = await createWorld();
  await analyze();
  await disconnect();
  const place = { databaseUrl, dataDir };
  const floor = await startFloor(place);
  const app = await startApp(place);
  const bareServer = insisting(client(floor.url));
  return {
    world,
    app,
    floor,
    place,
    call: insisting(client(app.url, world.token)),
    anonymous: client(app.url),
    bare: (statement) => bareServer("POST", "/", statement),
  };
}
