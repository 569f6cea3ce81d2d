import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CONNECTION_ADDRESS } from "@/lib/auth/client-address";
import { callRoute } from "@/lib/http/testing/call-route";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { log } from "./log";

const CRM = "/api/v1/crm";
const ADDRESS = "203.0.113.7";

type Line = Record<string, unknown>;

let lines: Line[];
let organizationId: string;
let admin: FactoryMember;

beforeEach(async () => {
  lines = [];
  const keep = (line: unknown) => {
    if (typeof line === "object" && line !== null) lines.push({ ...line });
  };
  vi.spyOn(log, "info").mockImplementation(keep);
  const organization = await createOrganization({ defaultPipeline: true });
  organizationId = organization.id;
  admin = await createMember(organization);
});

afterEach(() => vi.restoreAllMocks());

/** Sends a request from the address; `token` is the admin's unless it is given. */
async function send(method: string, path: string, body?: object, token?: string) {
  const own = token ?? (await signAccessToken(admin.userId, organizationId));
  const headers = { [CONNECTION_ADDRESS]: ADDRESS, "x-request-id": `test-${lines.length}` };
  return callRoute(method, path, { token: own, body, headers });
}

const login = (password: string) =>
  callRoute("POST", "/api/auth/login", {
    body: { email: admin.email, password },
    headers: { [CONNECTION_ADDRESS]: ADDRESS },
  });

const securityLine = async (type: string): Promise<Line> =>
  vi.waitFor(() => {
    const line = lines.find(({ security }) => security === type);
    if (!line) throw new Error(`No line of ${type}`);
    return line;
  });

test("a line of the security log says who did what, where, when it was asked for and from where", async () => {
  await login("a wrong password");
  await login(admin.password);
  const { body: key } = await send("POST", `${CRM}/api_keys`, { name: "New", scope: "read" });
  await send("GET", `${CRM}/organization`, undefined, key.key);
  await send("GET", `${CRM}/export`);
  await send("POST", `${CRM}/import`, { accounts: [] });
  await send("POST", `${CRM}/invitations`, { role: "REP", email: "new@example.com" });
  await send("DELETE", `${CRM}/api_keys/${key.api_key.id}`);
  for (const type of [
    "sign_in",
    "api_key_created",
    "exported",
    "imported",
    "invitation_sent",
    "api_key_revoked",
  ]) {
    const line = await securityLine(type);
    expect(line).toMatchObject({ organizationId, userId: admin.userId, address: ADDRESS });
    expect([type, typeof line.requestId, line.apiKeyId]).toEqual([type, "string", null]);
  }
  expect(await securityLine("sign_in_failed")).toMatchObject({
    address: ADDRESS,
    detail: { email: admin.email },
  });
  expect(await securityLine("api_key_first_used")).toMatchObject({
    organizationId,
    apiKeyId: key.api_key.id,
    userId: null,
    address: ADDRESS,
  });
});

test("a refusal and a change of role name the one who asked, not the one concerned", async () => {
  const rep = await createMember({ id: organizationId, tenantId: admin.tenantId }, { role: "REP" });
  const token = await signAccessToken(rep.userId, organizationId);
  await send("POST", `${CRM}/api_keys`, { name: "New", scope: "read" }, token);
  expect(await securityLine("forbidden")).toMatchObject({ userId: rep.userId, address: ADDRESS });
  await send("PATCH", `${CRM}/members/${rep.userId}`, { role: "VIEWER" });
  expect(await securityLine("role_changed")).toMatchObject({ userId: admin.userId });
});

test("every answered request is a line with who asked, from where, and its id", async () => {
  const { headers } = await send("GET", `${CRM}/organization`);
  expect(lines.at(-1)).toMatchObject({
    organization: organizationId,
    user: admin.userId,
    address: ADDRESS,
    requestId: headers.get("x-request-id"),
    status: 200,
  });
});

test("no line has a password, a token or a key", async () => {
  const { body } = await login(admin.password);
  const { body: key } = await send("POST", `${CRM}/api_keys`, { name: "New", scope: "read" });
  await securityLine("api_key_created");
  const text = JSON.stringify(lines);
  for (const secret of [admin.password, body.token, body.refresh_token, key.key])
    expect(text).not.toContain(secret);
});
