import { existsSync } from "node:fs";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";

// `npm run db:migrate`: what the server also does by itself when it starts.
if (existsSync(".env")) process.loadEnvFile(".env");
const applied = await migrate();
console.log(applied.length ? `Applied ${applied.join(", ")}` : "The database is up to date");
await disconnect();
