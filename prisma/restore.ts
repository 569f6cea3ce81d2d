import { existsSync } from "node:fs";
import { restoreBackup } from "@/lib/db/backup/restore-backup";
import { disconnect } from "@/lib/db/client";

// `npm run restore -- <file>`: restores a backup into the empty database of DATABASE_URL, or else
// of DATA_DIR.
if (existsSync(".env")) process.loadEnvFile(".env");
const [file] = process.argv.slice(2);
if (!file) {
  console.error("Usage: npm run restore -- opportune.backup");
  process.exit(1);
}
try {
  const rows = await restoreBackup(file);
  await disconnect();
  console.log(`Restored ${rows} rows`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
