import { beforeAll, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const CRM = "/api/v1/crm";

let token: string;
let stages: { id: string; name: string }[];
let owner: string;
let leaver: string;
let ids: Record<string, string>;

const send = async (path: string, body: object) => {
  const answer = await callRoute("POST", `${CRM}${path}`, { token, body });
  expect(answer.status).toBe(201);
  return answer.body;
};
const get = (pathAndQuery: string) => callRoute("GET", `${CRM}${pathAndQuery}`, { token });
const named = async (query: string) => {
  const { status, body } = await get(`/opportunities?${query}`);
  expect([status, body.error]).toEqual([200, undefined]);
  return body.opportunities.map(({ name }: { name: string }) => name).sort();
};
const refused = async (pathAndQuery: string) => {
  const { status, body } = await get(pathAndQuery);
  return [status, body.errors?.map(({ field }: { field: string }) => field)];
};

beforeAll(async () => {
  const organization = await createOrganization({
    defaultPipeline: true,
    timeZone: "America/New_York",
  });
  const member = await createMember(organization);
  const other = await createMember(organization);
  token = await signAccessToken(member.userId, organization.id);
  owner = member.userId;
  leaver = other.userId;
  const { body } = await get("/opportunity_pipelines");
  stages = body.pipelines[0].stages;
  const stage = (name: string) => stages.find((each) => each.name === name)?.id;
  const { account } = await send("/accounts", { name: "Ångström Ltd", phone: "+1 (212) 555-0147" });
  const { contact } = await send("/contacts", {
    name: "Zoë Müller",
    phone: "+49 (0)30 1234-567",
    account_id: account.id,
  });
  await send("/leads", { name: "Ben", phone: "+1 (212) 555-0147", company: "Αθήνας" });
  const records = {
    renewal: {
      name: "Renewal 2027",
      account_id: account.id,
      contact_id: contact.id,
      tags: ["VIP"],
      source: "Web",
      amount: "100",
      opened_at: "2026-03-02T04:30:00Z",
    },
    expansion: {
      name: "Expansion, big",
      tags: ["vip", "a,b"],
      source: "Trade, fair",
      owner_user_id: leaver,
      opened_at: "2026-03-02T05:30:00Z",
    },
    lost: {
      name: "Lost one",
      pipeline_stage_id: stage("Lost"),
      lost_reason: "Price, too high",
      owner_user_id: null,
    },
    won: { name: "Won one", pipeline_stage_id: stage("Won") },
  };
  ids = {};
  for (const [key, opportunity] of Object.entries(records))
    ids[key] = (await send("/opportunities", { opportunity })).opportunity.id;
  await send("/activities", {
    kind: "task",
    subject: "Call",
    due_at: "2020-01-01T00:00:00Z",
    opportunity_id: ids.renewal,
  });
  await systemDb().member.update({
    where: { organizationId_userId: { organizationId: organization.id, userId: leaver } },
    data: { deactivatedAt: new Date() },
  });
});

describe("the list of opportunities", () => {
  test.each([
    ["status=won,lost", ["Lost one", "Won one"]],
    ["status=won&status=lost", ["Lost one", "Won one"]],
    ["status=open, won", ["Expansion, big", "Renewal 2027", "Won one"]],
    ["owner_user_id=none", ["Lost one"]],
    ["tag=VIP", ["Expansion, big", "Renewal 2027"]],
    ["tag=a\\,b", ["Expansion, big"]],
    ["source=web", ["Renewal 2027"]],
    ["source=trade\\, fair,Web", ["Expansion, big", "Renewal 2027"]],
    ["source=none", ["Lost one", "Won one"]],
    ["lost_reason=price\\, TOO high", ["Lost one"]],
    ["lost_reason=none&status=open", ["Expansion, big", "Renewal 2027"]],
    ["next_activity=late", ["Renewal 2027"]],
    ["next_activity=none,planned", ["Expansion, big", "Lost one", "Won one"]],
    ["missing=amount", ["Expansion, big", "Lost one", "Won one"]],
    ["missing=account_id,owner_user_id", ["Expansion, big", "Lost one", "Won one"]],
    ["missing=tags", ["Lost one", "Won one"]],
    ["missing=next_activity&status=open", ["Expansion, big"]],
    ["account_id=none&status=open", ["Expansion, big"]],
    // 2026-03-02T04:30Z is still 1 March in New York.
    ["opened_after=2026-03-01&opened_before=2026-03-03", ["Expansion, big"]],
    ["opened_before=2026-03-02", ["Renewal 2027"]],
    ["closed_after=2026-01-01&status=won", ["Won one"]],
    ["closed_before=2026-01-01", []],
    ["stage_entered_before=2026-01-01", []],
    ["q=2027 renewal", ["Renewal 2027"]],
    ["q=angstrom renew", ["Renewal 2027"]],
    ["q=ZOE vip", ["Renewal 2027"]],
    ["q=big&q=expansion", ["Expansion, big"]],
    ["q=renewal big", []],
    ["unknown=1", ["Expansion, big", "Lost one", "Renewal 2027", "Won one"]],
  ])("under %s contains %j", async (query, expected) => {
    const encoded = query.replaceAll(" ", "%20");
    expect(await named(encoded)).toEqual(expected);
    const { body } = await get(`/opportunities/summary?${encoded}`);
    expect(body.total.count).toBe(expected.length);
    const page = await get(`/opportunities?${encoded}&limit=2&count=true`);
    expect(page.body.total_count).toBe(expected.length);
  });

  test("is filtered by members, also one who left, and by several stages", async () => {
    expect(await named(`owner_user_id=${leaver}`)).toEqual(["Expansion, big"]);
    expect(await named(`owner_user_id=${leaver},none`)).toEqual(["Expansion, big", "Lost one"]);
    expect(await named(`owner_user_id=${owner}&owner_user_id=none`)).toEqual([
      "Lost one",
      "Renewal 2027",
      "Won one",
    ]);
    const [won, lost] = ["Won", "Lost"].map((name) => stages.find((s) => s.name === name)?.id);
    expect(await named(`pipeline_stage_id=${won},${lost}`)).toEqual(["Lost one", "Won one"]);
    const page = await get(
      `/opportunities?pipeline_stage_id=${won}&pipeline_stage_id=${lost}&limit=1`,
    );
    expect(page.body.opportunities).toHaveLength(1);
    const unknown = crypto.randomUUID();
    expect((await get(`/opportunities?pipeline_stage_id=${won},${unknown}`)).status).toBe(404);
  });

  test.each([
    "status=open,wonn",
    "owner_user_id=me",
    "owner_user_id=,",
    "missing=nothing",
    "missing=name",
    "next_activity=soon",
    "opened_after=yesterday",
    "count=yes",
    "min_amount=1&min_amount=2",
    "status[]=open",
    "amount.min=5",
    "status__in=open",
    "min_amount[gte]=5",
    "owner_user_id!=x",
  ])("refuses %s and names it", async (query) => {
    const field = query.split("=")[0];
    expect(await refused(`/opportunities?${query}`)).toEqual([422, [field]]);
    expect(await refused(`/opportunities?limit=5&${query}`)).toEqual([422, [field]]);
  });

  test("goes on after a cursor with pages of 50, and refuses a cursor of another list", async () => {
    const first = await get("/opportunities?limit=1&sort=name");
    const next = await get(`/opportunities?sort=name&cursor=${first.body.next_cursor}`);
    expect(next.body.opportunities).toHaveLength(3);
    expect(next.body).toHaveProperty("next_cursor", null);
    const accounts = await get("/contacts?limit=1&sort=name");
    expect(accounts.status).toBe(200);
    for (const cursor of ["abc", `${first.body.next_cursor}!`, "W10"])
      expect(await refused(`/opportunities?sort=name&cursor=${cursor}`)).toEqual([422, ["cursor"]]);
  });
});

describe("the lists of customers, leads and activities", () => {
  test.each(["2125550147", "212-555", "(212) 555-0147", "+1 212 555 0147", "001 212 555"])(
    "find the phone number %s by its digits",
    async (q) => {
      const encoded = encodeURIComponent(q);
      for (const many of ["accounts", "leads"]) {
        const { body } = await get(`/${many}?q=${encoded}`);
        expect([many, body.total_count]).toEqual([many, 1]);
      }
      const { body } = await get(`/search?q=${encoded}`);
      expect(body.results).toHaveLength(1);
    },
  );

  test("find words in any order, without accents, and a Greek word that ends in a final sigma", async () => {
    expect((await get("/contacts?q=muller%20zoe")).body.total_count).toBe(1);
    expect((await get("/contacts?q=zoe%20angstrom")).body.total_count).toBe(1);
    expect((await get("/contacts?q=%2B49%2030%20123")).body.total_count).toBe(1);
    expect((await get(`/leads?q=${encodeURIComponent("ΑΘΗΝΑΣ")}`)).body.total_count).toBe(1);
  });

  test("take several values, and refuse misspelt ones and suffixes", async () => {
    expect((await get("/leads?status=new,working")).body.total_count).toBe(1);
    expect((await get(`/leads?owner_user_id=${owner},none`)).body.total_count).toBe(1);
    expect((await get("/activities?kind=task,call&state=late,done")).body.total_count).toBe(1);
    expect(
      (await get(`/activities?opportunity_id=${ids.renewal},${ids.won}`)).body.total_count,
    ).toBe(1);
    for (const query of ["leads?status=newish", "activities?kind=tasks", "leads?status[]=new"])
      expect((await get(`/${query}`)).status).toBe(422);
  });

  test("the history refuses a misspelt record type", async () => {
    for (const type of ["opportunities", "deal", "Opportunity"])
      expect(await refused(`/change_events?record_type=${type}`)).toEqual([422, ["record_type"]]);
    const { body } = await get("/change_events?record_type=account,contact");
    expect(body.change_events).toHaveLength(2);
  });

  test("sort names with accents beside their letters", async () => {
    for (const name of ["Zulu Ltd", "Älmhult AB", "Émile & Fils", "Elan"])
      await send("/accounts", { name });
    const { body } = await get("/accounts?sort=name");
    expect(body.accounts.map(({ name }: { name: string }) => name)).toEqual([
      "Älmhult AB",
      "Ångström Ltd",
      "Elan",
      "Émile & Fils",
      "Zulu Ltd",
    ]);
  });
});
