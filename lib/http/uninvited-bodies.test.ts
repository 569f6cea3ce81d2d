import { expect, test } from "vitest";
import { callRoute, requestRoute, routeFiles } from "./testing/call-route";

const METHODS = ["POST", "PUT", "PATCH", "DELETE"];
const TYPES = [
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/csv",
  "text/plain",
  "application/octet-stream",
];
const MADE_UP = [
  "/api",
  "/api/made-up",
  "/api/deals/1/2/3/4",
  "/api/auth/providers",
  "/api/auth/signin",
  "/api/auth/_log",
  "/api/auth/callback/made-up",
  "/api/v1",
  "/api/v1/made-up",
  "/api/v1/crm",
  "/api/v1/crm/made/up",
];
const CHUNK = new Uint8Array(64_000).fill(97);
const PATHS = [
  ...routeFiles()
    .filter(({ steps }) => !steps.some((step) => step.startsWith("[...")))
    .map(({ steps }) =>
      `/api/${steps.join("/").replace(/\[\w+\]/g, "made-up")}`.replace(/\/$/, ""),
    ),
  ...MADE_UP,
];

test.each(METHODS)(
  "%s of 2 MB without a token is refused before more than 10 KB are read",
  async (method) => {
    const read: Record<string, number> = {};
    for (const path of PATHS) {
      for (const type of TYPES) {
        const { status, bytes } = await sendTwoMegabytes(method, path, type);
        expect([path, type, status]).toEqual([path, type, expect.toBeOneOf([401, 404, 405, 413])]);
        // One chunk may be waiting in the stream beside the one that is over the limit.
        if (bytes > 2 * CHUNK.length) read[`${path} ${type}`] = bytes;
      }
    }
    expect(read).toEqual({});
  },
);

test.each(MADE_UP)("%s is absent as the API it is below says it", async (path) => {
  const { status, body, headers } = await callRoute("GET", path);
  const isOpen = path.startsWith("/api/auth/");
  expect(status).toBe(isOpen ? 404 : 401);
  expect(headers.get("content-type")).toMatch(
    path.startsWith("/api/v1") ? "application/problem+json" : "application/json",
  );
  expect(body.status ?? body.statusCode).toBe(status);
  expect(headers.get("x-request-id")).toBeTruthy();
  expect(headers.get("access-control-allow-origin")).toBe("*");
});

async function sendTwoMegabytes(method: string, path: string, type: string) {
  let bytes = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        bytes += CHUNK.length;
        if (bytes > 2_000_000) controller.close();
        else controller.enqueue(CHUNK);
      },
    },
    { highWaterMark: 0 },
  );
  const { status } = await requestRoute(method, path, {
    stream: body,
    headers: { "content-type": type },
  });
  return { status, bytes };
}
