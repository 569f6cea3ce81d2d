import { existsSync } from "node:fs";
import { disconnect } from "@/lib/db/client";
import { makePrivateFolder } from "@/lib/db/make-private-folder";
import { migrate } from "@/lib/db/migrate";
import { refreshStatistics } from "@/lib/db/refresh-statistics";
import { env } from "@/lib/env";
import { writeDemoFile } from "@/prisma/demo/demo-file";
import { isDemoSeeded, seedDemo } from "@/prisma/demo/seed-demo";

// `npm run seed`: seeds the demo's companies into the database of DATABASE_URL, or else of the data
// folder, with demo.json beside it.
if (existsSync(".env")) process.loadEnvFile(".env");
const { dataDir, publicUrl } = env();
await migrate();
if (await isDemoSeeded()) {
  console.error("This database already contains the demo");
  process.exitCode = 1;
} else {
  const content = await seedDemo();
  await refreshStatistics();
  makePrivateFolder(dataDir);
  writeDemoFile(dataDir, { url: publicUrl ?? "http://localhost:3000", ...content });
}
await disconnect();
