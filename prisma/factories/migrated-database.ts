import { migrate } from "@/lib/db/migrate";

// Set up once a worker, whatever number of test files it runs.
const shared = globalThis as typeof globalThis & { migratedDatabase?: Promise<string[]> };
shared.migratedDatabase ??= migrate();
await shared.migratedDatabase;
