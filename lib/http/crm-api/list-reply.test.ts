import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { callRoute } from "@/lib/http/testing/call-route";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const CRM = "/api/v1/crm";

describe.each([
  { many: "accounts", prefix: "acct_", create: createAccount, text: "domain" },
  { many: "contacts", prefix: "cnt_", create: createContact, text: "email" },
])("the list of $many", ({ many, prefix, create, text }) => {
  let listing: string;
  let names: string[];
  const list = (query: string) => callRoute("GET", `${CRM}/${many}${query}`, { token: listing });
  const namesOf = (body: Record<string, { name: string }[]>) =>
    body[many]?.map((record) => record.name);

  beforeAll(async () => {
    const lister = await createMember(await createOrganization());
    listing = await signAccessToken(lister.userId, lister.organizationId);
    names = [
      "alpha",
      "Beta",
      "beta",
      "100% sure",
      "100 sure",
      "snake_case",
      "snakeXcase",
      "back\\slash",
      "Émile",
      "été",
    ];
    // The search includes public ids; none of these contains the texts searched for below.
    for (const [index, name] of names.entries()) {
      await create(lister.organizationId, { name, publicId: `${prefix}${index}` });
    }
    await create(lister.organizationId, {
      name: "Zed",
      [text]: "zed@findme.example",
      publicId: `${prefix}Special_ID`,
    });
    await create(lister.organizationId, { name: "Deleted", deletedAt: new Date() });
    names.push("Zed");
  });

  test("are complete without a limit, by name, with the count", async () => {
    const { status, body, headers } = await list("");
    expect([status, Object.keys(body).sort()]).toEqual([200, [many, "total_count"].sort()]);
    expect(namesOf(body)?.slice().sort()).toEqual([...names].sort());
    expect(body.total_count).toBe(names.length);
    expect(headers.get("link")).toBeNull();
    const lower =
      namesOf(body)
        ?.filter((name) => /^[a-z]/i.test(name))
        .map((name) => name.toLowerCase()) ?? [];
    expect(lower).toEqual([...lower].sort());
  });

  test.each([
    ["BETA", ["Beta", "beta"]],
    ["100%", ["100% sure"]],
    ["e_c", ["snake_case"]],
    ["k\\s", ["back\\slash"]],
    ["%", ["100% sure"]],
    ["special_id", ["Zed"]],
    ["FINDME", ["Zed"]],
    ["nothing like it", []],
    ["'; DROP TABLE accounts; --", []],
  ])("the text %j finds %j, wildcards taken literally", async (q, found) => {
    const { status, body } = await list(`?q=${encodeURIComponent(q)}`);
    expect([status, namesOf(body)?.sort(), body.total_count]).toEqual([
      200,
      [...found].sort(),
      found.length,
    ]);
  });

  test("contain each record once over pages of any size", async () => {
    const whole = namesOf((await list("")).body);
    for (const limit of [1, 3, names.length - 1, names.length, 200]) {
      const seen: string[] = [];
      let next: string | null = `?limit=${limit}`;
      for (let pages = 0; next && pages < 50; pages++) {
        const { body, headers } = await list(next);
        seen.push(...(namesOf(body) ?? []));
        expect(body[many].length).toBeLessThanOrEqual(limit);
        expect(body).not.toHaveProperty("total_count");
        const link: string | null = headers.get("link");
        expect(link === null).toBe(body.next_cursor === null);
        if (link) expect(link).toMatch(/^<http:\/\/localhost:3000\/api\/v1\/crm\//);
        next = link && new URL(/^<(.*)>; rel="next"$/.exec(link)?.[1] ?? "", "http://x").search;
        if (next) expect(new URLSearchParams(next).get("cursor")).toBe(body.next_cursor);
      }
      expect(seen).toEqual(whole);
    }
  });

  test("have a total on a page only with count=true", async () => {
    expect((await list("?limit=1&q=beta&count=true")).body.total_count).toBe(2);
    expect((await list("?limit=1&q=beta&count=false")).body).not.toHaveProperty("total_count");
  });

  test.each([
    "limit=0",
    "limit=201",
    "limit=x",
    "limit=1.5",
    "limit=-1",
    "cursor=abc",
    "cursor=e30",
    "q=%00",
  ])("%s answers 422, naming the field", async (query) => {
    const { status, body } = await list(`?${query}`);
    expect([status, body.errors[0].field]).toEqual([422, query.split("=")[0]]);
  });

  test("refuse a forged cursor before it reaches the database", async () => {
    for (const key of [["\0", randomUUID()], ["a", "no id"], [1, randomUUID()], ["a"]]) {
      const cursor = Buffer.from(JSON.stringify(key)).toString("base64url");
      expect((await list(`?limit=2&cursor=${cursor}`)).status).toBe(422);
    }
  });
});
