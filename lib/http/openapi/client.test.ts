import { execFile } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { requestRoute } from "@/lib/http/testing/call-route";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createWorld } from "@/prisma/factories/create-world";

const FOLDER = path.resolve("e2e/client");
const run = promisify(execFile);

test("the typed client is generated, compiles, and drives a pipeline's whole life", async () => {
  await run(process.execPath, ["--import", "tsx", path.join(FOLDER, "write-client.ts")]);
  await run(process.execPath, [
    path.join(FOLDER, "node_modules", "typescript", "bin", "tsc"),
    "-p",
    FOLDER,
  ]);
  const { livePipeline } = await import(
    /* @vite-ignore */ pathToFileURL(path.join(FOLDER, "pipeline-life.ts")).href
  );
  const { admin } = await createWorld();
  const { key } = await createApiKey(admin);
  const life = await livePipeline({ url: "http://localhost:3000", token: key, fetch: byHandler });
  expect(life).toEqual({
    statuses: ["open", "won", "open"],
    listed: ["Acme expansion"],
    amounts: [{ currency: "USD", amount: "12500.00", weighted_amount: "2500.00" }],
    refusedBecause: "The pipeline holds 1 opportunity; move or delete them first",
    removed: 1,
  });
}, 120_000);

/** Answers a client's request by the route's handler. */
async function byHandler(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const body = await request.text();
  return requestRoute(request.method, pathname + search, {
    headers: Object.fromEntries(request.headers),
    ...(body && { body }),
  });
}
