import { defineConfig, devices } from "@playwright/test";
import { browserOptions } from "../browser";

/** Tests that start servers of their own, kill them, and take their database away; on PostgreSQL where `DATABASE_URL` is set. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../test-results/servers",
  // They compete for the machine, and some watch the clock.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // What is lost once in two kills is lost.
  retries: 0,
  // A busy machine takes its time to start a server; what must be soon is measured where it matters.
  timeout: process.env.OPPORTUNE_LONG_TESTS ? 1_800_000 : 300_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: { ...devices["Desktop Chrome"], launchOptions: browserOptions() },
});
