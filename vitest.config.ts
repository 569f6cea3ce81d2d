import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Tests that kill real processes: `npm run test:servers` runs them, `npm test` does not. */
const DRILLS = [
  "prisma/backup.test.ts",
  "lib/db/embedded.test.ts",
  "lib/db/refresh-statistics.test.ts",
];
const DATABASE = process.env.DATABASE_URL ? {} : { DATA_DIR: "memory://", DATABASE_URL: "" };
const onDatabase = {
  setupFiles: ["prisma/factories/migrated-database.ts"],
  env: { LOG_LEVEL: "silent", ...DATABASE },
};

export default defineConfig({
  resolve: {
    alias: {
      "@": root.replace(/\/$/, ""),
      // Outside Next no bundler separates server from browser code: the guard is empty.
      "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    // Files of one worker share its modules, and with them one migrated database.
    pool: "forks",
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,app,components,prisma}/**/*.test.ts"],
          exclude: process.env.SKIP_API_TESTS ? [...DRILLS, "lib/http/**"] : DRILLS,
          ...onDatabase,
        },
      },
      { extends: true, test: { name: "drills", include: DRILLS, ...onDatabase } },
      {
        extends: true,
        resolve: {
          alias: {
            "next/link": fileURLToPath(new URL("components/testing/link.tsx", import.meta.url)),
          },
        },
        test: {
          name: "components",
          include: ["components/**/*.test.tsx"],
          environment: "happy-dom",
          setupFiles: ["components/testing/setup.ts"],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
