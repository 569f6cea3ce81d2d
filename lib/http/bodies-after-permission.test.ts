import { beforeAll, expect, test } from "vitest";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { requestRoute } from "./testing/call-route";
import { endpoints, type RouteMethod } from "./testing/route-table";

let viewer: Awaited<ReturnType<typeof createMember>>;
let token: string;
let key: string;

beforeAll(async () => {
  const organization = await createOrganization();
  viewer = await createMember(organization, { role: "VIEWER" });
  token = await signAccessToken(viewer.userId, viewer.organizationId);
  key = (await createApiKey(await createMember(organization), { scope: "read" })).key;
});

/** Sends 5 MB and returns how much of it was read. */
async function send({ method, route }: RouteMethod, bearer: string, headers = {}) {
  let read = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        read += 64_000;
        if (read > 5_000_000) controller.close();
        else controller.enqueue(new Uint8Array(64_000).fill(32));
      },
    },
    { highWaterMark: 0 },
  );
  const path = `/api/${route.replace(/\[\w+\]/g, "made-up")}`;
  const { status } = await requestRoute(method, path, {
    token: bearer,
    stream,
    headers: { "content-type": "application/json", ...headers },
  });
  return { status, read };
}

test("nothing is read of the body of a caller who may not write", async () => {
  const refused: Record<string, number> = {};
  for (const endpoint of (await endpoints()).filter(({ method }) => method !== "GET")) {
    for (const bearer of [token, key]) {
      const { status, read } = await send(endpoint, bearer);
      if (status !== 403) continue;
      const name = `${endpoint.method} ${endpoint.route}`;
      refused[name] = Math.max(read, refused[name] ?? 0);
    }
  }
  expect(Object.keys(refused).length).toBeGreaterThan(50);
  expect(Object.entries(refused).filter(([, read]) => read > 0)).toEqual([]);
});

test("a viewer who may write elsewhere still selects that organization in the body", async () => {
  const { tenantId } = viewer;
  const elsewhere = await createMember(await createOrganization({ tenantId }), {
    user: { ...viewer, id: viewer.userId },
  });
  const create = (organizationId: string) =>
    requestRoute("POST", "/api/organization-contact", {
      token,
      body: { name: "Ada", organizationId },
    });
  expect((await create(elsewhere.organizationId)).status).toBe(201);
  expect((await create(viewer.organizationId)).status).toBe(403);
  const { status } = await send({ method: "POST", route: "deals" }, token);
  expect(status).toBe(403);
});
