import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { type CallOptions, callRoute } from "@/lib/http/testing/call-route";
import { sessionCookie } from "@/lib/http/testing/session-cookie";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

let organization: { id: string; tenantId: string };
let admin: FactoryMember;
let token: string;

beforeEach(async () => {
  organization = await createOrganization({ currency: "EUR" });
  admin = await createMember(organization);
  token = await signAccessToken(admin.userId, organization.id);
});

const CSV = { "content-type": "text/csv; charset=utf-8" };
const post = (body: string, query = "", options: CallOptions = {}) =>
  callRoute("POST", `/api/v1/crm/import/opportunities.csv${query}`, {
    token,
    body,
    headers: CSV,
    ...options,
  });
const get = (query = "", options: CallOptions = {}) =>
  callRoute("GET", `/api/v1/crm/export/opportunities.csv${query}`, { token, ...options });

test("an imported file is exported again", async () => {
  const rehearsed = await post("Deal,Value\nBig deal,12.5\n", "?dry_run=true");
  expect(rehearsed).toMatchObject({
    status: 200,
    body: { dry_run: true, created: { opportunities: 1 } },
  });
  const answer = await post("Deal,Value\nBig deal,12.5\n");
  expect(answer).toMatchObject({
    status: 200,
    body: { dry_run: false, rows: 1, created: { opportunities: 1 }, errors: [] },
  });
  const { status, headers, body } = await get("?bom=false");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  expect(headers.get("content-disposition")).toBe('attachment; filename="opportunities.csv"');
  expect(body).toMatch(
    /^Name,Public ID,.*\r\nBig deal,opp_\w{12},Sales pipeline,Unassigned,open,12.50,EUR,.*\r\n$/,
  );
  expect((await get("?bom=true")).body.startsWith("\uFEFFName")).toBe(true);
});

test("an invalid row returns 422 with the report, and nothing is imported", async () => {
  const refused = await post("Name,Amount\nA,1\nB,=1+1\n");
  expect(refused.status).toBe(422);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(refused.body).toMatchObject({
    code: "invalid",
    detail: "The file has an error; nothing was imported",
    rows: 2,
    created: { opportunities: 1 },
    error_count: 1,
    errors: [
      {
        row: 3,
        column: "Amount",
        field: "amount",
        value: "=1+1",
        message: "must be an amount such as 1234.56",
      },
    ],
  });
  expect((await get()).body.trim().split("\r\n")).toHaveLength(1);
});

test("an invalid option is named", async () => {
  const answer = await post(
    "Name\nA\n",
    "?dates=julian&decimals=none&mapping=%7B&delimiter=x&unknown_links=ask&bom=1",
  );
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
    "dates",
    "decimals",
    "delimiter",
    "mapping",
    "unknown_links",
  ]);
  expect((await post("Name\nA\n", '?mapping={"name":-1}')).body.errors[0].field).toBe(
    "mapping.name",
  );
  expect((await get("?bom=perhaps")).body.errors).toMatchObject([{ field: "bom" }]);
  for (const id of ["nonsense", "11111111-1111-4111-8111-111111111111"]) {
    expect((await get(`?pipeline_id=${id}`)).status).toBe(404);
    expect((await post("Name\nA\n", `?pipeline_id=${id}`)).status).toBe(404);
  }
});

test("a body that is too large or not CSV is refused, and no temporary file remains", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "opportune-test-"));
  vi.stubEnv("TMPDIR", folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  expect(
    (await post("Name\nA\n", "", { headers: { "content-type": "application/json" } })).status,
  ).toBe(415);
  expect(
    (await post("Name\nA\n", "", { headers: { ...CSV, "content-length": "50000001" } })).status,
  ).toBe(413);
  expect((await post("Name\nA\n".padEnd(50_000_001, "x"))).status).toBe(413);
  expect((await post("Amount\n1\n")).status).toBe(422);
  expect((await post("Name\nA\n")).status).toBe(200);
  expect(readdirSync(folder)).toEqual([]);
  expect((await callRoute("GET", "/api/v1/crm/import/opportunities.csv", { token })).status).toBe(
    405,
  );
});

test("import requires MANAGE_ORGANIZATION or a manage key, export MANAGE_SHARED_PIPELINES; browsers write from their own site only", async () => {
  const tokenOf = async (role: "MANAGER" | "REP") =>
    signAccessToken((await createMember(organization, { role })).userId, organization.id);
  const [manager, rep] = [await tokenOf("MANAGER"), await tokenOf("REP")];
  const { key: manage } = await createApiKey(admin, { scope: "manage" });
  const { key: write } = await createApiKey(admin, { scope: "write" });
  for (const other of [manager, rep, write])
    expect((await post("", "", { token: other })).status).toBe(403);
  expect((await post("Name\nA\n", "", { token: manage })).status).toBe(200);
  for (const other of [rep, write]) expect((await get("", { token: other })).status).toBe(403);
  for (const other of [manager, manage]) expect((await get("", { token: other })).status).toBe(200);
  const cookie = await sessionCookie(admin);
  const session = (site: string) => ({
    token: undefined,
    headers: { ...CSV, cookie, "sec-fetch-site": site },
  });
  expect((await post("Name\nB\n", "", session("cross-site"))).status).toBe(403);
  expect((await post("Name\nB\n", "", session("same-origin"))).status).toBe(200);
});

test("an export has the opportunities of the list under the same filters, in the same order", async () => {
  const rows = [
    "Alpha,Prospect,5,2026-03-01,hot;b,Web",
    "Beta,Won,,,b,",
    "Gamma,Prospect,70.50,2026-01-01,,Fair",
    "Delta,Lost,12,2026-02-01,hot,Web",
    "Älpha two,Proposal,,,,",
  ];
  const head = "Name,Stage,Amount,Expected close date,Tags,Source";
  expect((await post(`${head}\n${rows.join("\n")}\n`)).status).toBe(200);
  const { body: all } = await callRoute("GET", "/api/v1/crm/opportunities", { token });
  const prospect = all.opportunities.find(({ stage }: { stage: string }) => stage === "Prospect");
  const queries = [
    "",
    "sort=name",
    "sort=-amount",
    "sort=-position",
    "q=alpha",
    "status=won,lost&sort=expected_close_date",
    `pipeline_stage_id=${prospect.pipeline_stage_id}`,
    "tag=HOT&source=web",
    "source=none&sort=-name",
    "min_amount=6&max_amount=70.5",
    "missing=amount",
    "closes_after=2026-01-15&status=open&status=lost",
    "owner_user_id=none",
    "next_activity=none&rotting=false",
    "updated_since=2020-01-01",
    "opened_after=2099-01-01",
  ];
  for (const query of queries) {
    const listed = await callRoute("GET", `/api/v1/crm/opportunities?${query}`, { token });
    const { status, body } = await get(`?${query}`);
    const names = body
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line: string) => line.split(",")[0]);
    const expected = listed.body.opportunities.map(({ name }: { name: string }) => name);
    expect([query, status, names]).toEqual([query, 200, expected]);
  }
  for (const query of [
    "status[]=won",
    "amount.min=5",
    "status=wonn",
    "sort=nothing",
    "min_amount=x",
    "bom=2",
    "bom[]=true",
  ])
    expect([query, (await get(`?${query}`)).status]).toEqual([query, 422]);
  const absent = "8e0e9d2c-7a5c-4bb5-8f7a-4f4ab8a1e000";
  for (const query of [`pipeline_stage_id=${absent}`, `pipeline_id=${absent}`, "pipeline_id=x"])
    for (const more of ["", "&status=wonn", "&bom[]=true"])
      expect([query, more, (await get(`?${query}${more}`)).status]).toEqual([query, more, 404]);
});
