import { spawnSync } from "node:child_process";
import { hasBrowser } from "./browser";

// Part of `npm run test:e2e`: installs a missing browser, Playwright's own or else Debian's package.
const ATTEMPTS = [
  "npx playwright install --with-deps chromium",
  "npx playwright install chromium",
  "apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell || apt-get install -y --no-install-recommends chromium",
];

let ready = await hasBrowser();
for (const command of ATTEMPTS) {
  if (ready) break;
  console.log(`No browser to test with: ${command}`);
  spawnSync("sh", ["-c", command], { stdio: "inherit" });
  ready = await hasBrowser();
}
if (!ready) {
  console.error("No browser could be installed. Install Chromium and run the tests again.");
  process.exit(1);
}
