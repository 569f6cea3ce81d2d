import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { callerFor } from "@/lib/http/testing/caller-for";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const CRM = "/api/v1/crm";
const PASSWORD = "long enough, not common 7";

let organization: Awaited<ReturnType<typeof createOrganization>>;
let ingrid: FactoryMember;
let priya: FactoryMember;

const named = (name: string, where = organization) =>
  createMember(where, { name, email: `${randomUUID()}@example.com` });
const nameOf = async ({ userId }: FactoryMember) =>
  (await systemDb().user.findUniqueOrThrow({ where: { id: userId } })).name;

async function rename(member: FactoryMember, name: string) {
  const call = await callerFor(member);
  const { status, body } = await call("PATCH", `${CRM}/profile`, { name });
  return { status, fields: body.errors?.map(({ field }: { field: string }) => field) };
}

/** Accepts a new invitation of the organization; returns the response. */
async function join(body: object) {
  const call = await callerFor(ingrid);
  const { body: made } = await call("POST", `${CRM}/invitations`, { role: "REP" });
  return callRoute("POST", `${CRM}/invitations/accept`, {
    body: { token: made.token, password: PASSWORD, ...body },
  });
}

beforeEach(async () => {
  organization = await createOrganization();
  ingrid = await named("Ingrid Halvorsen");
  priya = await named("Priya Raman");
});

test("nobody takes a name that passes for another member's", async () => {
  for (const name of [
    "Ingrid Halvorsen",
    "INGRID halvorsen",
    "Íngrid Halvorsen",
    "Ingrid\u200b Halvorsen",
    "lngrid Halvorsen",
    "Ingrid H\u0430lvorsen",
  ])
    expect([name, await rename(priya, name)]).toEqual([name, { status: 422, fields: ["name"] }]);
  expect(await nameOf(priya)).toBe("Priya Raman");
  expect((await rename(priya, "Ingrid Halvorsen (Bergen)")).status).toBe(200);
});

test("one's own name can be respelt, and that of a member who left or of another organization is free", async () => {
  expect((await rename(ingrid, "ingrid halvorsen")).status).toBe(200);
  await named("Elsewhere", await createOrganization());
  expect((await rename(priya, "Elsewhere")).status).toBe(200);
  const gone = await named("Tom Okafor");
  await (await callerFor(ingrid))("POST", `${CRM}/members/${gone.userId}/deactivate`, {});
  expect((await rename(priya, "Tom Okafor")).status).toBe(200);
});

test("members who had the same name before keep it, and can change everything else", async () => {
  const twin = await named("Ingrid Halvorsen");
  expect((await rename(twin, "Ingrid Halvorsen")).status).toBe(200);
  expect((await rename(twin, "Ingrid Olsen")).status).toBe(200);
});

test("an invitation is not accepted under another member's name", async () => {
  const email = `${randomUUID()}@example.com`;
  const refused = await join({ name: "ingrid HALVORSEN", email });
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, "name"]);
  expect(await systemDb().user.count({ where: { email } })).toBe(0);
  expect((await join({ name: "Ingrid Berg", email })).status).toBeLessThan(300);
});

test("of two members who take the same name at once, one gets it", async () => {
  const rivals = [priya, await named("Tom Okafor")];
  for (let round = 0; round < 5; round++) {
    const outcomes = await Promise.all(rivals.map((rival) => rename(rival, `Sam ${round}`)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 422]);
  }
});
