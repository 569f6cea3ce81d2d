import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { browserOptions } from "./e2e/browser";
import { freePort } from "./e2e/free-port";

// One server for all tests: built if needed, on a fresh data folder and a free port. The workers inherit both.
if (!process.env.E2E_PORT) {
  const folder = mkdtempSync(path.join(tmpdir(), "opportune-e2e-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  process.env.DATA_DIR = folder;
  process.env.E2E_PORT = String(await freePort());
}
const { E2E_PORT = "", DATA_DIR = "" } = process.env;
const url = `http://localhost:${E2E_PORT}`;

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  // These start servers of their own: `npm run test:servers`.
  testIgnore: "servers/**",
  // Tests marked `@long` run with `npm run test:long` only.
  grepInvert: process.env.OPPORTUNE_LONG_TESTS ? undefined : /@long/,
  // Each test has an organization of its own, so that any two may run at the same time.
  fullyParallel: true,
  workers: Math.min(2, availableParallelism()),
  forbidOnly: Boolean(process.env.CI),
  // A failure that a busy machine caused is reported as flaky and does not block a change.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: url,
    locale: "en-US",
    // One browser context per worker: scripts are fetched and compiled once. Cookies and storage are
    // cleared between tests.
    reuseContext: true,
    timezoneId: "America/New_York",
    // A failed test reports what the page showed; E2E_TRACE also records every step of it.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: browserOptions(),
  },
  webServer: {
    command: "node --import tsx e2e/serve.ts",
    env: { PORT: E2E_PORT, DATA_DIR },
    url: `${url}/api/health`,
    timeout: 600_000,
    // E2E_PORT and DATA_DIR name a server that runs already.
    reuseExistingServer: !process.env.CI,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
});
