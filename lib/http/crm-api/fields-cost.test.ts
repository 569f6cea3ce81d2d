import { beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createWorld } from "@/prisma/factories/create-world";
import { explainStatements } from "@/prisma/factories/explain-statements";

/** Members that are columns of the record itself, the members that need more, and the tables they read. */
const RECORDS = {
  opportunities: [
    "id,name,amount",
    {
      stage: ["stages"],
      account_name: ["accounts"],
      contact_name: ["contacts"],
      owner_name: ["users"],
      next_activity: ["activities", "organizations"],
      is_rotting: ["stages", "organizations"],
    },
  ],
  accounts: [
    "id,name,tags",
    {
      opportunities_count: ["opportunities"],
      open_amounts: ["opportunities"],
      owner_name: ["users"],
    },
  ],
  contacts: ["id,name,tags", { account_name: ["accounts"], owner_name: ["users"] }],
  leads: ["id,name,status", { owner_name: ["users"], converted_account_id: ["accounts"] }],
  activities: ["id,subject", { opportunity_name: ["opportunities"], contact_name: ["contacts"] }],
  opportunity_pipelines: ["id,name", { stages: ["stages"], opportunities_count: ["stages"] }],
} as const;

const OWN = new Map([["opportunity_pipelines", "pipelines"]]);

describe.skipIf(!env().databaseUrl)("a read with fields", () => {
  let world: Awaited<ReturnType<typeof createWorld>>;
  let call: Caller;

  beforeAll(async () => {
    world = await createWorld();
    call = await callerFor(world.admin);
  });

  /** The tables that the statement of a read's records reads. */
  async function tablesOf(path: string): Promise<Set<string>> {
    const statements = await explainStatements(world.admin, async () => {
      expect([path, (await call("GET", `/api/v1/crm/${path}`)).status]).toEqual([path, 200]);
    });
    const reads = statements.filter(({ sql }) => /AS (record|part)\b/.test(sql));
    expect([path, reads.length]).toEqual([path, 1]);
    return new Set(reads.flatMap(({ tables }) => [...tables]));
  }

  it.each(Object.entries(RECORDS))(
    "reads of %s only the tables of the asked members",
    async (list, [plain, joined]) => {
      const own = OWN.get(list) ?? list;
      const id = {
        opportunities: "opportunity",
        accounts: "account",
        contacts: "contact",
        leads: "lead",
        activities: "activity",
        opportunity_pipelines: "pipeline",
      }[list];
      const single = `${list}/${world.ids[id as keyof typeof world.ids]}`;
      expect(await tablesOf(`${single}?fields=${plain}`)).toEqual(
        own === "activities" ? new Set(["activities", "organizations"]) : new Set([own]),
      );
      const listing =
        list === "opportunities" ? `${list}?pipeline_id=${world.ids.pipeline}&` : `${list}?`;
      for (const page of ["", "limit=10&"]) {
        const cheap = await tablesOf(`${listing}${page}fields=${plain}`);
        for (const [member, tables] of Object.entries(joined)) {
          const read = await tablesOf(`${listing}${page}fields=${member}`);
          for (const table of tables) {
            expect([member, [...read]]).toEqual([member, expect.arrayContaining([table])]);
            if (list !== "opportunities" || !["stages", "organizations"].includes(table))
              expect([member, cheap.has(table)]).toEqual([member, false]);
          }
        }
      }
    },
  );

  it("counts no places for a page that shows none", async () => {
    const path = `/api/v1/crm/opportunities?pipeline_id=${world.ids.pipeline}&limit=5&sort=name`;
    const sent = async (query: string) =>
      (await explainStatements(world.admin, () => call("GET", `${path}${query}`)))
        .map(({ sql }) => sql)
        .join();
    expect(await sent("&fields=id")).not.toContain("places");
    expect(await sent("&fields=id,stage_position")).toContain("places");
  });
});
