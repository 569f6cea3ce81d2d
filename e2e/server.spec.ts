import { demo, demoKey } from "./demo";
import { startProcess } from "./server-process";
import { expect, test } from "./test";

test("a second demo on the same data folder is refused, and the first keeps running", async ({
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

test("demo.json lists a working API key of every scope", async ({ request, baseURL }) => {
  expect(demo().url).toBe(baseURL);
  expect(
    demo()
      .api_keys.slice(0, 3)
      .map(({ scope }) => scope),
  ).toEqual(["read", "write", "manage"]);
  for (const { key } of demo().api_keys) {
    const response = await request.get("/api/v1/crm/opportunity_pipelines", {
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(response.status()).toBe(200);
  }
});

test("the demo has no setup page", async ({ page, request }) => {
  expect((await page.goto("/setup"))?.status()).toBe(404);
  expect((await request.post("/api/v1/crm/setup", { data: {} })).status()).toBe(404);
});
