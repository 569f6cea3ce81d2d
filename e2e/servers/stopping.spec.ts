import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { startProcess } from "../server-process";
import { apiClient, setUp, signInAt, tokenAt } from "./api-client";
import { ownDatabase } from "./own-database";
import { startServer } from "./start-server";

const NEXT = "node_modules/next/dist/bin/next";

test("production does not start without AUTH_SECRET and says so", async () => {
  const server = startProcess([NEXT, "start", "--port", "0"], {
    DATA_DIR: test.info().outputPath("data"),
  });
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain("AUTH_SECRET must be set in production");
});

test("production does not start with a secret that can be guessed and says so", async () => {
  const server = startProcess([NEXT, "start", "--port", "0"], {
    DATA_DIR: test.info().outputPath("data"),
    AUTH_SECRET: "a",
  });
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain(
    "Opportune cannot start: AUTH_SECRET must have at least 32 bytes",
  );
});

test("a server that gets SIGTERM accepts nothing new, finishes the write in flight and exits with 0", async () => {
  const database = await ownDatabase();
  const first = await startServer(database.variables);
  try {
    await setUp(first.url);
    const body = JSON.stringify({ name: "In flight" });
    const { hostname, port } = new URL(first.url);
    const request = connect(Number(port), hostname);
    let answer = "";
    request.on("data", (chunk) => {
      answer += chunk;
    });
    request.write(`POST /api/v1/crm/opportunities HTTP/1.1\r\nHost: ${hostname}:${port}\r\n`);
    request.write(
      `Authorization: Bearer ${await tokenAt(first.url)}\r\nContent-Type: application/json\r\n`,
    );
    request.write(`Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`);
    await expect.poll(() => answer).toMatch(/^HTTP\/1\.1 100 /);
    request.write(body.slice(0, 8));
    first.process.kill("SIGTERM");
    await expect.poll(() => takesConnections(first.url)).toBe(false);
    request.write(body.slice(8));
    expect(await first.process.ended).toBe(0);
    expect(answer).toMatch(/\r\nHTTP\/1\.1 201 /);

    const second = await startServer(database.variables);
    try {
      const { opportunities } = (
        await (
          await signInAt(second.url)
        )("GET", "/api/v1/crm/opportunities")
      ).body;
      expect(opportunities.map(({ name }: { name: string }) => name)).toEqual(["In flight"]);
    } finally {
      await second.stop();
    }
  } finally {
    await first.stop("SIGKILL");
    await database.drop();
  }
});

function takesConnections(url: string): Promise<boolean> {
  return apiClient(url)("GET", "/api/ping").then(
    () => true,
    () => false,
  );
}
