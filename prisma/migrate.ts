import { existsSync } from "node:fs";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";

// `npm run db:migrate`: applies the migrations that the server also applies when it starts.
if (existsSync(".env")) process.loadEnvFile(".env");
const applied = await migrate();
console.log(applied.length ? `Applied ${applied.join(", ")}` : "The database is up to date");
await disconnect();
