import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { browserOptions } from "./e2e/browser";
import { freePort } from "./e2e/free-port";

// A demo of their own: built if needed, on a fresh data folder and a free port. Workers inherit both.
if (!process.env.E2E_PORT) {
  const dataDir = mkdtempSync(path.join(tmpdir(), "opportune-e2e-"));
  process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
  process.env.DATA_DIR = dataDir;
  process.env.E2E_PORT = String(await freePort());
}
const { E2E_PORT: port = "", DATA_DIR: dataDir = "" } = process.env;
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  // Those start servers of their own: `npm run test:servers`.
  testIgnore: "servers/**",
  // What takes long is marked so, and left to `npm run test:long`.
  grepInvert: process.env.OPPORTUNE_LONG_TESTS ? undefined : /@long/,
  // One server and one set of data: specs take turns.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // One bad moment of a busy machine is told as flaky, and does not hold a change back.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    locale: "en-US",
    timezoneId: "America/New_York",
    // A failure is told with what the page showed; the whole course of it is recorded on demand.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: browserOptions(),
  },
  webServer: {
    command: "npm run demo",
    env: { PORT: port, DATA_DIR: dataDir },
    url: `${baseURL}/api/health`,
    timeout: 600_000,
    // Against a server of one's own: E2E_PORT and DATA_DIR.
    reuseExistingServer: !process.env.CI,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
});
