import { execFile, execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Example } from "./examples-in";

/** What a block of commands did: the statuses that curl got, its output and its complaints. */
export type Outcome = { statuses: number[]; output: string; complaints: string };

/** Longest time of one request, in seconds. */
const MAX_SECONDS = 30;

/**
 * Runs the blocks of one document in one shell, so that a variable of one is there in the next, in an
 * empty folder, with the real curl and jq.
 */
export async function runExamples(
  folder: string,
  examples: readonly Example[],
  variables: { URL: string; KEY: string },
): Promise<Outcome[]> {
  const tools = path.join(folder, "tools");
  mkdirSync(tools, { recursive: true });
  const curl = execFileSync("sh", ["-c", "command -v curl"], { encoding: "utf8" }).trim();
  const report = "%{stderr}@status %{http_code}\\n";
  writeFileSync(
    path.join(tools, "curl"),
    `#!/bin/sh\nexec ${curl} -m ${MAX_SECONDS} "$@" -w '${report}'\n`,
  );
  chmodSync(path.join(tools, "curl"), 0o755);
  const script = examples.map(
    ({ commands }, place) => `{\n${commands}\n} >${place}.out 2>${place}.err\n`,
  );
  writeFileSync(path.join(folder, "examples.sh"), script.join(""));
  const env = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: `${tools}:${process.env.PATH}`,
    HOME: folder,
    ...variables,
  };
  await new Promise<void>((resolve) => {
    // The last command's exit code says nothing that its status does not.
    execFile("bash", ["examples.sh"], { cwd: folder, env }, () => resolve());
  });
  return examples.map((_, place) => outcomeOf(folder, place));
}

function outcomeOf(folder: string, place: number): Outcome {
  const read = (kind: string) => readFileSync(path.join(folder, `${place}.${kind}`), "utf8");
  const lines = read("err").split("\n").filter(Boolean);
  const isStatus = (line: string) => line.startsWith("@status ");
  return {
    statuses: lines.filter(isStatus).map((line) => Number(line.split(" ")[1])),
    output: read("out"),
    complaints: lines.filter((line) => !isStatus(line)).join("\n"),
  };
}
