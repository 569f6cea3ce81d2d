import { existsSync } from "node:fs";
import path from "node:path";
import { backupOfRunning } from "@/lib/db/backup/running-server";
import { writeBackup } from "@/lib/db/backup/write-backup";
import { disconnect } from "@/lib/db/client";

// `npm run backup -- <file>`: writes the whole database to one file. The server may keep running.
if (existsSync(".env")) process.loadEnvFile(".env");
const file = path.resolve(
  process.argv[2] ?? `opportune-${new Date().toISOString().replace(/[:.]/g, "-")}.backup`,
);
try {
  if (!(await backupOfRunning(file))) {
    await writeBackup(file);
    await disconnect();
  }
  console.log(file);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
