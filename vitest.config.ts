import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": root.replace(/\/$/, ""),
      // Outside Next there is no bundler to tell server from browser: the guard is empty.
      "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    include: ["{lib,app,components,prisma}/**/*.test.{ts,tsx}"],
    // Files of one worker share its modules, and with them one booted and migrated database.
    pool: "forks",
    isolate: false,
    maxWorkers: 2,
    setupFiles: ["prisma/factories/migrated-database.ts"],
    env: {
      LOG_LEVEL: "silent",
      ...(process.env.DATABASE_URL ? {} : { DATA_DIR: "memory://", DATABASE_URL: "" }),
    },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
});
