import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  authSecretIn,
  claimDataFolder,
  emptyDataFolder,
  isSeeded,
  seedOnce,
} from "@/prisma/demo/data-folder";
import { type DemoFile, readDemoFile, writeDemoFile } from "@/prisma/demo/demo-file";
import { isBuildStale } from "@/prisma/demo/is-build-stale";
import { ended, isStopping, run, start, stopOnSignals } from "@/prisma/demo/processes";

// `npm run demo`: builds if needed, seeds the embedded database once and serves it to this machine
// only.
const root = fileURLToPath(new URL("..", import.meta.url));
const NEXT = "node_modules/next/dist/bin/next";
const host = "127.0.0.1";
const port = Number(process.env.PORT || 3000);
const dataDir = path.resolve(process.env.DATA_DIR || ".data");
const distDir = process.env.NEXT_DIST_DIR || ".next";
const url = `http://localhost:${port}`;

process.chdir(root);
stopOnSignals();
await serveDemo().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

async function serveDemo() {
  if (!(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new Error(`PORT must be a port number, not ${process.env.PORT}`);
  claimDataFolder(dataDir);
  await requireFreePort();
  const env = environment();
  if (isBuildStale(root, distDir)) await build(env);
  if (process.argv.includes("--reset")) emptyDataFolder(dataDir);
  if (!isSeeded(dataDir)) {
    console.log("Seeding the demo's database …");
    await seedOnce(dataDir, () => run(["--import", "tsx", "prisma/seed.ts"], env));
  }
  const demo = readDemoFile(dataDir);
  if (!demo)
    throw new Error(
      `The demo in ${dataDir} is broken: start it afresh with \`npm run demo -- --reset\``,
    );
  writeDemoFile(dataDir, { ...demo, url });
  const server = start([NEXT, "start", "--hostname", host, "--port", String(port)], {
    ...env,
    AUTH_SECRET: process.env.AUTH_SECRET || authSecretIn(dataDir),
  });
  const exit = ended(server);
  await Promise.race([exit, answering()]);
  if (server.exitCode === null && !isStopping()) announce({ ...demo, url });
  const code = await exit;
  process.exit(isStopping() ? 0 : code);
}

/**
 * The environment of the demo's processes: the embedded database, whatever database this shell or
 * an `.env` names.
 */
function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: "",
    DATA_DIR: dataDir,
    NEXTAUTH_URL: url,
    OPPORTUNE_DEMO: "1",
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
    NEXT_MANUAL_SIG_HANDLE: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

async function build(env: NodeJS.ProcessEnv) {
  console.log("Building …");
  await run(["node_modules/prisma/build/index.js", "generate"], env);
  await run([NEXT, "build"], env);
}

function requireFreePort(): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () =>
      reject(new Error(`Port ${port} is in use. Choose another one: PORT=3001 npm run demo`)),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

async function answering() {
  while (!isStopping()) {
    const answer = await fetch(`http://${host}:${port}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function announce({ members, api_keys }: DemoFile) {
  const [first] = api_keys;
  const width = Math.max(...members.map(({ email }) => email.length));
  console.log(`
Opportune is ready: ${url}

Sign in as one of these, password ${members[0]?.password}
${members.map(({ email, role, organization }) => `  ${email.padEnd(width)}  ${role.padEnd(7)}  ${organization}`).join("\n")}

API keys of ${members[0]?.organization}
${api_keys
  .filter(({ organization_id }) => organization_id === first?.organization_id)
  .map(({ scope, key }) => `  ${scope.padEnd(6)}  ${key}`)
  .join("\n")}

All of it is in ${path.join(dataDir, "demo.json")}. Ctrl-C ends the demo; \`npm run demo -- --reset\` starts afresh.
`);
}
