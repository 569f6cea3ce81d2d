import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Authorized, authorize } from "@/lib/domain/actor";
import { foldText } from "@/lib/domain/fold-text";
import { createOpportunity } from "@/lib/domain/opportunities/create-opportunity";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { actorFor } from "@/prisma/factories/actor-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { countOpportunities, listBoardColumns, listOpportunities } from "./queries";
import type { OpportunityFilter, Sort } from "./schema";
import { summarizeOpportunities } from "./summarize-opportunities";

let actor: Authorized<"EDIT_SALES_PIPELINES">;
let pipelineId: string;
let stages: StageRecord[];
let all: OpportunityRecord[];
let accountId: string;

const CURRENCIES = ["USD", "EUR", "JPY"];

beforeAll(async () => {
  const organization = await createOrganization();
  actor = authorize(actorFor(await createMember(organization)), "EDIT_SALES_PIPELINES");
  const { pipelines, default_pipeline_id } = await listPipelines(actor);
  pipelineId = default_pipeline_id;
  stages = pipelines[0]?.stages ?? [];
  accountId = (await createAccount(organization.id, { name: "Acme" })).id;
  for (let n = 0; n < 60; n++) {
    await createOpportunity(actor, {
      name: `${["alpha", "Beta", "50%_off", "zeta\\"][n % 4]} ${n}`,
      pipeline_stage_id: stages[(n * 5) % stages.length]?.id,
      amount: n % 7 === 0 ? null : `${(n * 37) % 1000}.${String(n % 100).padStart(2, "0")}`,
      currency: CURRENCIES[n % 3],
      probability: n % 4 === 0 ? null : (n * 13) % 101,
      expected_close_date: n % 5 === 0 ? null : `2026-0${1 + (n % 9)}-15`,
      account_id: n % 6 === 0 ? accountId : null,
      owner_user_id: n % 3 === 0 ? null : undefined,
      tags: n % 2 ? ["hot"] : [],
    });
  }
  all = (await listOpportunities(actor, { pipelineId, filter: {}, page: {} })).opportunities;
});

const anyFilter = fc.record(
  {
    q: fc.constantFrom("a", "BETA", "%", "_", "\\", "opp_", "5", "nothing at all"),
    status: fc.constantFrom("open" as const, "won" as const, "lost" as const),
    tag: fc.constantFrom("hot", "cold"),
    min_amount: fc.constantFrom("0.00", "100.00", "555.15"),
    max_amount: fc.constantFrom("400.00", "999.99"),
    closes_before: fc.constantFrom("2026-05-15", "2026-09-01"),
    closes_after: fc.constantFrom("2026-02-15", "2026-03-01"),
  },
  { requiredKeys: [] },
);

function passes(each: OpportunityRecord, filter: OpportunityFilter): boolean {
  const words = foldText(filter.q ?? "").split(" ");
  const texts = [each.name, each.public_id, each.account_name, each.contact_name, ...each.tags];
  const searched = foldText(texts.filter((text) => text !== null).join("\n"));
  const cents = each.amount === null ? null : Math.round(Number(each.amount) * 100);
  const { expected_close_date: closes } = each;
  return (
    words.every((word) => searched.includes(word)) &&
    (!filter.status || each.status === filter.status) &&
    (!filter.tag || each.tags.includes(filter.tag)) &&
    (!filter.min_amount ||
      (cents !== null && cents >= Math.round(Number(filter.min_amount) * 100))) &&
    (!filter.max_amount ||
      (cents !== null && cents <= Math.round(Number(filter.max_amount) * 100))) &&
    (!filter.closes_before || (closes !== null && closes < filter.closes_before)) &&
    (!filter.closes_after || (closes !== null && closes > filter.closes_after))
  );
}

describe("under any filter", () => {
  test("the list, its pages, the count, the board and the summary agree with a brute-force sum", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, fc.integer({ min: 1, max: 25 }), async (filter, limit) => {
        const expected = all.filter((each) => passes(each, filter));
        const ids = expected.map(({ id }) => id);
        const whole = await listOpportunities(actor, { pipelineId, filter, page: {} });
        expect(whole.opportunities).toEqual(expected);
        expect(await countOpportunities(actor, { pipelineId, filter })).toBe(ids.length);
        expect(await paged(filter, "position", limit)).toEqual(expected);
        const columns = await listBoardColumns(actor, { pipelineId, filter, limit: 100 });
        expect(columns.flatMap((column) => column.opportunities)).toEqual(expected);
        const summary = await summarizeOpportunities(actor, { pipelineId, filter });
        expect(summary.stages.map((stage) => stage.pipeline_stage_id)).toEqual(
          stages.map((stage) => stage.id),
        );
        expect(summary.total.count).toBe(ids.length);
        for (const stage of summary.stages) {
          const inStage = expected.filter(
            (each) => each.pipeline_stage_id === stage.pipeline_stage_id,
          );
          expect(stage.count).toBe(inStage.length);
          for (const { currency, amount, weighted_amount } of stage.amounts) {
            const of = inStage.filter((each) => each.currency === currency && each.amount !== null);
            const cents = of.reduce((sum, each) => sum + Math.round(Number(each.amount) * 100), 0);
            const weighted = of.reduce(
              (sum, each) =>
                sum + Math.round(Number(each.amount) * 100) * each.effective_probability,
              0,
            );
            expect(Math.round(Number(amount) * 100)).toBe(cents);
            expect(Math.round(Number(weighted_amount) * 100)).toBe(Math.round(weighted / 100));
          }
        }
        expect(summary.total.open_count).toBe(
          expected.filter((each) => each.status === "open").length,
        );
      }),
      { numRuns: 40 },
    );
  });
});

async function paged(
  filter: OpportunityFilter,
  sort: Sort,
  limit: number,
): Promise<OpportunityRecord[]> {
  const collected: OpportunityRecord[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listOpportunities(actor, {
      pipelineId,
      filter,
      page: { sort, limit, cursor },
    });
    collected.push(...page.opportunities);
    expect(page.opportunities.length).toBeLessThanOrEqual(limit);
    if (page.nextCursor === null) return collected;
    cursor = page.nextCursor;
  }
}

describe.each([
  "amount",
  "-amount",
  "name",
  "-name",
  "expected_close_date",
  "-expected_close_date",
  "updated_at",
  "-position",
] as const)("sorted by %s", (sort) => {
  test("pages join to the whole list, with each record once and nulls last", async () => {
    const whole = (await listOpportunities(actor, { pipelineId, filter: {}, page: { sort } }))
      .opportunities;
    expect(new Set(whole.map(({ id }) => id)).size).toBe(all.length);
    expect(await paged({}, sort, 7)).toEqual(whole);
    if (sort === "amount" || sort === "-amount") {
      const amounts = whole.map(({ amount }) => amount);
      const known = amounts.filter((amount) => amount !== null).map(Number);
      expect(amounts.indexOf(null)).toBe(known.length);
      expect(known).toEqual([...known].sort((a, b) => (sort === "amount" ? a - b : b - a)));
    }
  });
});

test.each(["position", "-position", "-amount"] as const)(
  "a page by %s can start at an offset",
  async (sort) => {
    const whole = (
      await listOpportunities(actor, { pipelineId, filter: { q: "a" }, page: { sort } })
    ).opportunities;
    for (const offset of [0, 7, whole.length - 3, whole.length + 5]) {
      const page = await listOpportunities(actor, {
        pipelineId,
        filter: { q: "a" },
        page: { sort, limit: 5, offset },
      });
      expect(page.opportunities).toEqual(whole.slice(offset, offset + 5));
      expect(page.nextCursor === null).toBe(offset + 5 >= whole.length);
      if (page.nextCursor === null) continue;
      const next = { sort, limit: 5, cursor: page.nextCursor };
      const { opportunities } = await listOpportunities(actor, {
        pipelineId,
        filter: { q: "a" },
        page: next,
      });
      expect(opportunities).toEqual(whole.slice(offset + 5, offset + 10));
    }
  },
);

test("an offset without a limit or with a cursor is rejected", async () => {
  const { nextCursor } = await listOpportunities(actor, {
    pipelineId,
    filter: {},
    page: { limit: 5 },
  });
  for (const page of [{ offset: 3 }, { offset: 3, limit: 5, cursor: nextCursor ?? "" }]) {
    const refused = listOpportunities(actor, { pipelineId, filter: {}, page });
    await expect(refused).rejects.toMatchObject({
      code: "invalid",
      extra: { issues: [{ field: "offset" }] },
    });
  }
});

test("a cursor that is forged or of another order is rejected", async () => {
  const { nextCursor } = await listOpportunities(actor, {
    pipelineId,
    filter: {},
    page: { sort: "name", limit: 5 },
  });
  for (const cursor of [
    nextCursor ?? "",
    "nonsense",
    "W10",
    Buffer.from('["position",1]').toString("base64url"),
  ]) {
    const refused = listOpportunities(actor, {
      pipelineId,
      filter: {},
      page: { sort: "position", limit: 5, cursor },
    });
    await expect(refused).rejects.toMatchObject({ code: "invalid" });
  }
});

test("positions are those of the whole stage in a filtered list and on a later page", async () => {
  const inStage = all.filter((each) => each.pipeline_stage_id === stages[0]?.id);
  const { opportunities } = await listOpportunities(actor, {
    pipelineId,
    filter: { q: "beta" },
    page: { limit: 200 },
  });
  for (const each of opportunities.filter((one) => one.pipeline_stage_id === stages[0]?.id)) {
    expect(inStage[each.stage_position]?.id).toBe(each.id);
  }
});
