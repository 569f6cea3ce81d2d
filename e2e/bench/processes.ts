import { cpSync, readFileSync } from "node:fs";
import { freePort } from "../free-port";
import { type ServerProcess, startProcess } from "../server-process";
import { TEST_SECRET } from "../test-secret";

const NEXT = "node_modules/next/dist/bin/next";
const running = new Set<ServerProcess>();

export type Running = { url: string; process: ServerProcess };

/** Where the bench's data is: a PostgreSQL, or a data folder of the embedded database. */
export type Place = { databaseUrl?: string; dataDir: string };

/** Starts the built product on that data, with a rate limit that no measurement reaches. */
export async function startApp({ databaseUrl = "", dataDir }: Place): Promise<Running> {
  const port = await freePort();
  return started(
    port,
    "/api/ping",
    [NEXT, "start", "--hostname", "127.0.0.1", "--port", String(port)],
    {
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      DATABASE_POOL: "16",
      AUTH_SECRET: TEST_SECRET,
      NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      NEXT_MANUAL_SIG_HANDLE: "1",
      RATE_LIMIT_PER_MINUTE: "100000000",
      LOG_LEVEL: "error",
    },
  );
}

/** Starts the bare server of the floors: on the same PostgreSQL, or on a fresh copy of the embedded database. */
export async function startFloor({ databaseUrl = "", dataDir }: Place): Promise<Running> {
  const port = await freePort();
  const copy = `${dataDir}-floor`;
  if (!databaseUrl) cpSync(`${dataDir}/database`, copy, { recursive: true });
  return started(port, "/", ["--import", "tsx", "e2e/bench/floor-server.ts"], {
    DATABASE_URL: databaseUrl,
    FLOOR_DATA: copy,
    PORT: String(port),
  });
}

/** Ends every process that this module started. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stop));
}

export async function stop(process: ServerProcess): Promise<void> {
  running.delete(process);
  process.kill("SIGTERM");
  await process.ended;
}

/** The memory a process has in use, in MB. */
export function memoryOf({ process }: Running): number {
  const [, kilobytes = "0"] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process.pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

async function started(
  port: number,
  path: string,
  args: string[],
  variables: Record<string, string>,
) {
  const process = startProcess(args, variables);
  running.add(process);
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 600; attempt++) {
    if (process.exitCode !== null) throw new Error(`${args.join(" ")} ended:\n${process.output()}`);
    const answer = await fetch(`${url}${path}`).catch(() => null);
    if (answer?.ok) return { url, process };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${args.join(" ")} does not answer:\n${process.output()}`);
}
