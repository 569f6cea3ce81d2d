import { spawnSync } from "node:child_process";

// Part of `npm run test:servers`: installs the commands of the documentation's examples where they are
// missing, from Debian's packages.
const missing = ["curl", "jq"].filter((tool) => !isThere(tool));
if (missing.length > 0) {
  const names = missing.join(" ");
  console.log(`No ${names} to run the documentation's examples with: installing`);
  const install = `apt-get update -qq && apt-get install -y --no-install-recommends ${names}`;
  spawnSync("sh", ["-c", install], { stdio: "inherit" });
  if (!missing.every(isThere)) {
    console.error(`Install ${names} and run the tests again.`);
    process.exit(1);
  }
}

function isThere(tool: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${tool}`]).status === 0;
}
