import { migrate } from "@/lib/db/migrate";

// Runs once per worker, however many test files it runs.
const shared = globalThis as typeof globalThis & { migratedDatabase?: Promise<string[]> };
shared.migratedDatabase ??= migrate();
await shared.migratedDatabase;
