import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { browserOptions } from "./e2e/browser";
import { freePort } from "./e2e/free-port";

// Demos of their own, one for each worker: built if needed, on fresh data folders and free ports. Workers inherit them.
if (!process.env.E2E_PORT) {
  const folder = mkdtempSync(path.join(tmpdir(), "opportune-e2e-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const names = Array.from(
    { length: Math.min(2, availableParallelism()) },
    (_, index) => `server-${index}`,
  );
  process.env.DATA_DIR = names.map((name) => path.join(folder, name)).join(path.delimiter);
  process.env.E2E_PORT = (await Promise.all(names.map(freePort))).join(path.delimiter);
}
const { E2E_PORT = "", DATA_DIR = "" } = process.env;
const dataDirs = DATA_DIR.split(path.delimiter);
const servers = E2E_PORT.split(path.delimiter).map((port, index) => ({
  port,
  dataDir: dataDirs[index] ?? DATA_DIR,
  url: `http://localhost:${port}`,
}));
// In a worker, its own.
const own = servers[Number(process.env.TEST_PARALLEL_INDEX ?? 0)] ?? servers[0];
if (process.env.TEST_PARALLEL_INDEX)
  Object.assign(process.env, { E2E_PORT: own?.port, DATA_DIR: own?.dataDir });

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  // Those start servers of their own: `npm run test:servers`.
  testIgnore: "servers/**",
  // What takes long is marked so, and left to `npm run test:long`.
  grepInvert: process.env.OPPORTUNE_LONG_TESTS ? undefined : /@long/,
  // One server and one set of data for each: the tests of a worker take turns.
  workers: servers.length,
  forbidOnly: Boolean(process.env.CI),
  // One bad moment of a busy machine is told as flaky, and does not hold a change back.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: own?.url,
    locale: "en-US",
    timezoneId: "America/New_York",
    // A failure is told with what the page showed; the whole course of it is recorded on demand.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: browserOptions(),
  },
  webServer: servers.map(({ port, dataDir, url }) => ({
    command: "npm run demo",
    env: { PORT: port, DATA_DIR: dataDir },
    url: `${url}/api/health`,
    timeout: 600_000,
    // Against a server of one's own: E2E_PORT and DATA_DIR.
    reuseExistingServer: !process.env.CI,
    stdout: "pipe" as const,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 15_000 },
  })),
});
