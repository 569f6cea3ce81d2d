import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { readDemoFile } from "@/prisma/demo/demo-file";
import { startProcess } from "../server-process";
import { type Example, examplesIn } from "./examples/examples-in";
import { type Outcome, runExamples } from "./examples/run-examples";
import { shows } from "./examples/shows";
import { startServer } from "./start-server";

// Every curl of the documentation and the README, on a server with the demo's data.

const files = ["README.md", ...readdirSync("docs").map((name) => path.join("docs", name))]
  .filter((file) => file.endsWith(".md"))
  .map((file) => ({ file, examples: examplesIn(readFileSync(file, "utf8")) }))
  .filter(({ examples }) => examples.length > 0);

test("every example of the documentation gets the response that it shows", async () => {
  expect(files.length).toBeGreaterThan(6);
  const dataDir = test.info().outputPath("data");
  mkdirSync(dataDir, { recursive: true });
  const seed = startProcess(["--import", "tsx", "prisma/seed.ts"], { DATA_DIR: dataDir });
  expect(await seed.ended, seed.output()).toBe(0);
  const key = readDemoFile(dataDir)?.api_keys.find(({ scope }) => scope === "manage")?.key ?? "";
  const { url, stop } = await startServer({ DATA_DIR: dataDir, OPPORTUNE_DEMO: "1" });
  try {
    for (const { file, examples } of files) {
      const folder = test.info().outputPath(path.basename(file, ".md"));
      const outcomes = await runExamples(folder, examples, { URL: url, KEY: key });
      const faults = examples.flatMap((example, place) => faultsOf(example, outcomes[place]));
      expect(faults, file).toEqual([]);
    }
  } finally {
    await stop();
  }
});

function faultsOf(example: Example, outcome?: Outcome): string[] {
  if (!outcome) return [`${example.under}: did not run`];
  const { statuses, output, complaints } = outcome;
  const faults = complaints === "" ? [] : [complaints];
  const last = statuses.at(-1);
  if (example.status !== undefined && last !== example.status)
    faults.push(`got ${last} in place of ${example.status}`);
  if (/\bcurl\b/.test(example.commands) && last === undefined) faults.push("sent nothing");
  const earlier = example.status === undefined ? statuses : statuses.slice(0, -1);
  if (earlier.some((status) => status < 200 || status > 299)) faults.push(`got ${statuses}`);
  const answers = jsonIn(output);
  if (example.answer !== undefined && !answers.some((answer) => shows(example.answer, answer)))
    faults.push(`does not show ${output.slice(0, 2_000)}`);
  return faults.map((fault) => `${example.under}: ${example.commands}\n${fault}`);
}

/** The output as one JSON value, or those of its lines; headers before it are left out. */
function jsonIn(output: string): unknown[] {
  const body = output.replace(/^HTTP\/[\s\S]*?\r\n\r\n/, "");
  return [body, ...body.split("\n")].flatMap((text) => {
    try {
      return [JSON.parse(text)];
    } catch {
      return [];
    }
  });
}
