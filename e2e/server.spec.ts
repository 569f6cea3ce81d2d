import { connect } from "node:net";
import { demo, demoKey } from "./demo";
import { startProcess } from "./server-process";
import { expect, test } from "./test";

const NEXT = "node_modules/next/dist/bin/next";

test("production does not start without AUTH_SECRET, and says so", async () => {
  const server = startProcess([NEXT, "start", "--port", "0"], {
    DATA_DIR: test.info().outputPath("data"),
  });
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain("AUTH_SECRET must be set in production");
});

test("told to stop, the server answers what is in flight, takes nothing new and ends with 0", async () => {
  const server = startProcess([NEXT, "start", "--hostname", "127.0.0.1", "--port", "0"], {
    DATA_DIR: test.info().outputPath("data"),
    AUTH_SECRET: "a secret of this test",
    NEXT_MANUAL_SIG_HANDLE: "1",
  });
  await expect.poll(server.output, { timeout: 30_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
  const port = Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(server.output())?.[1]);
  await expect.poll(() => answers(port), { timeout: 30_000 }).toBe(true);

  const body = JSON.stringify({ email: "nobody@example.com", password: "wrong" });
  const request = connect(port, "127.0.0.1");
  let answer = "";
  request.on("data", (chunk) => {
    answer += chunk;
  });
  request.write(
    `POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`,
  );
  request.write(`Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`);
  await expect.poll(() => answer).toMatch(/^HTTP\/1\.1 100 /);
  request.write(body.slice(0, 10));
  server.kill("SIGTERM");
  await expect.poll(() => answers(port)).toBe(false);
  request.write(body.slice(10));

  expect(await server.ended).toBe(0);
  expect(answer).toMatch(/\r\nHTTP\/1\.1 401 /);
});

test("a second demo on the same data folder is refused, and the first goes on", async ({
  request,
}) => {
  const second = startProcess(["--import", "tsx", "prisma/demo.ts", "--reset"], {
    PORT: "1",
    DATA_DIR: process.env.DATA_DIR ?? "",
  });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain("is in use by process");
  const headers = { Authorization: `Bearer ${demoKey("read")}` };
  expect((await request.get("/api/v1/crm/opportunity_pipelines", { headers })).ok()).toBe(true);
});

test("demo.json has a key of every scope, each of which works", async ({ request, baseURL }) => {
  expect(demo().url).toBe(baseURL);
  expect(
    demo()
      .api_keys.slice(0, 3)
      .map(({ scope }) => scope),
  ).toEqual(["read", "write", "manage"]);
  for (const { key } of demo().api_keys) {
    const answer = await request.get("/api/v1/crm/opportunity_pipelines", {
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(answer.status()).toBe(200);
  }
});

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
