import { performance } from "node:perf_hooks";
import { systemDb } from "@/lib/db/client";
import { seedOrganizations } from "@/prisma/factories/seed-organizations";
import type { Bench } from "./bench";
import type { Figure } from "./figures";

/** Adds 200 organizations of 5,000 opportunities each: later measurements run in a large database. On PostgreSQL only. */
export async function seedFigures({ place }: Bench): Promise<Figure[]> {
  if (!place.databaseUrl) return [];
  const started = performance.now();
  await seedOrganizations(200, 5_000);
  const taken = (performance.now() - started) / 1000;
  await systemDb().$executeRawUnsafe("VACUUM ANALYZE");
  return [
    {
      work: "seeding 200 organizations × 5,000",
      measured: taken,
      floor: null,
      budget: 180,
      unit: "s",
      rule: "at most 3 minutes",
    },
  ];
}
