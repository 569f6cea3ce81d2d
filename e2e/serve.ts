import path from "node:path";
import { makePrivateFolder } from "@/lib/db/make-private-folder";
import { isSeeded, seedOnce } from "@/prisma/demo/data-folder";
import { run } from "@/prisma/demo/processes";

// A program: `npm run demo` on a data folder that also has the tests' organizations. They are made before it starts,
// because the embedded database belongs to one process at a time.
const dataDir = path.resolve(process.env.DATA_DIR || ".data");
makePrivateFolder(dataDir);
if (!isSeeded(dataDir)) {
  const environment = { ...process.env, DATABASE_URL: "", DATA_DIR: dataDir };
  await seedOnce(dataDir, () =>
    run(["--import", "tsx", "e2e/fill-data-folder.ts"], { ...environment, LOG_LEVEL: "warn" }),
  );
}
await import("@/prisma/demo");
