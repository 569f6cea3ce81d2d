import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";

export type ServerProcess = ChildProcessByStdio<null, Readable, Readable> & {
  /** Its output so far. */
  output: () => string;
  /** Resolves to its exit code; null if a signal ended it. */
  ended: Promise<number | null>;
};

/** Runs a Node program of the repository, such as a server, with only these environment variables, PATH and HOME. */
export function startProcess(args: string[], variables: Record<string, string>): ServerProcess {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, args, {
    env: { PATH, HOME, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return Object.assign(child, { output: () => printed, ended });
}
