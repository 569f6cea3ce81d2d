import { defineConfig, devices } from "@playwright/test";
import { browserOptions } from "../browser";

/** Tests that start servers, kill them and interrupt their database; on PostgreSQL if `DATABASE_URL` is set. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../test-results/servers",
  // They load the machine, and some measure time.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // A write that is lost in one of two kills is a failure.
  retries: 0,
  // A busy machine is slow to start a server. Tests measure the times that matter themselves.
  timeout: process.env.OPPORTUNE_LONG_TESTS ? 1_800_000 : 300_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: { ...devices["Desktop Chrome"], launchOptions: browserOptions() },
});
