import { freePort } from "../free-port";
import { type ServerProcess, startProcess } from "../server-process";
import { TEST_SECRET } from "../test-secret";

const NEXT = "node_modules/next/dist/bin/next";

export type RunningServer = {
  url: string;
  process: ServerProcess;
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
};

/** Starts the built product with these variables and resolves once it is healthy. Throws with its output otherwise. */
export async function startServer(variables: Record<string, string>): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const process = startProcess([NEXT, "start", "--hostname", "127.0.0.1", "--port", String(port)], {
    AUTH_SECRET: TEST_SECRET,
    NEXTAUTH_URL: url,
    NEXT_MANUAL_SIG_HANDLE: "1",
    LOG_LEVEL: "error",
    ...variables,
  });
  const stop = async (signal: "SIGTERM" | "SIGKILL" = "SIGTERM") => {
    process.kill(signal);
    await process.ended;
  };
  for (let attempt = 0; attempt < 600 && process.exitCode === null; attempt++) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return { url, process, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop("SIGKILL");
  throw new Error(`The server does not answer:\n${process.output()}`);
}
