import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";

let running: ChildProcess | null = null;
let stopping = false;

/**
 * Runs a Node.js program to its end. Throws if it fails; never returns once the demo is asked to
 * stop.
 */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const code = await ended(start(args, env));
  if (stopping) process.exit(0);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
}

/** Starts a Node.js program that ends when this process does. */
export function start(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const options: SpawnOptions = { env, stdio: ["ignore", "inherit", "inherit", "ipc"] };
  running = spawn(process.execPath, args, options);
  return running;
}

/** Resolves with a program's exit code, or 1 if a signal ended it. */
export function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}

/**
 * On Ctrl-C, SIGTERM or a closed terminal, lets the running program end first; then this process
 * exits with 0.
 */
export function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      stopping = true;
      if (running && running.exitCode === null) running.kill("SIGTERM");
      else process.exit(0);
    });
  }
}

/** Returns whether the demo was asked to stop. */
export function isStopping(): boolean {
  return stopping;
}
