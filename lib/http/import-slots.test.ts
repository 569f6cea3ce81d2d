import { afterEach, expect, test } from "vitest";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { runningImports } from "./import-slots";
import { callRoute, requestRoute } from "./testing/call-route";

const open: ReadableStreamDefaultController<Uint8Array>[] = [];

afterEach(() => {
  for (const body of open.splice(0)) body.close();
});

async function newToken(): Promise<string> {
  const { userId, organizationId } = await createMember(await createOrganization());
  return signAccessToken(userId, organizationId);
}

/** Begins an import whose body is still being sent. */
function begin(token: string, path: string, type: string): Promise<Response> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      open.push(controller);
    },
  });
  return requestRoute("POST", path, { token, stream, headers: { "content-type": type } });
}

const beginJson = (token: string) => begin(token, "/api/v1/crm/import", "application/json");
const beginCsv = (token: string) =>
  begin(token, "/api/v1/crm/import/opportunities.csv?dry_run=true", "text/csv");
const another = (token: string) => callRoute("POST", "/api/v1/crm/import", { token, body: {} });

test("the third import of an organization is refused with 429 until one is done", async () => {
  const token = await newToken();
  const running = [beginJson(token), beginCsv(token)];
  await expect.poll(runningImports).toBe(2);
  const { status, headers, body } = await another(token);
  expect([status, Number(headers.get("retry-after")), body.code]).toEqual([
    429,
    expect.toSatisfy((seconds) => seconds > 0),
    "rate_limited",
  ]);
  expect((await another(await newToken())).status).toBe(200);
  for (const body of open.splice(0)) body.close();
  await Promise.all(running);
  expect(runningImports()).toBe(0);
  expect((await another(token)).status).toBe(200);
});

test("the fifth import of a process is refused with 503", async () => {
  const [one, two, three] = [await newToken(), await newToken(), await newToken()];
  const running = [beginJson(one), beginJson(one), beginCsv(two), beginCsv(two)];
  await expect.poll(runningImports).toBe(4);
  const { status, headers, body } = await another(three);
  expect([status, body.code]).toEqual([503, "unavailable"]);
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  for (const body of open.splice(0)) body.close();
  await Promise.all(running);
});
