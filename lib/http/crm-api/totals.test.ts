import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const RUNS = process.env.OPPORTUNE_LONG_TESTS ? 300 : 40;
const CURRENCIES = ["EUR", "JPY", "USD", "KWD"];

type Listed = {
  pipeline_stage_id: string;
  status: string;
  currency: string;
  amount: string | null;
  probability: number | null;
};
type Amounts = { currency: string; amount: string; weighted_amount: string };

let call: Caller;
let stages: string[];
let probabilities: Map<string, number | null>;
let filters: Record<string, string[]>;

beforeAll(async () => {
  const organization = await createOrganization({ rottingDays: 30 });
  const member = await createMember(organization);
  const colleague = await createMember(organization, { role: "REP" });
  const accounts = [await createAccount(organization.id), await createAccount(organization.id)];
  call = await callerFor(member);
  const { pipelines } = (await call("GET", "/api/v1/crm/opportunity_pipelines")).body;
  stages = pipelines[0].stages.map(({ id }: { id: string }) => id);
  probabilities = new Map(
    pipelines[0].stages.map(({ id, probability }: { id: string; probability: number | null }) => [
      id,
      probability,
    ]),
  );
  for (let n = 0; n < 90; n++) {
    const { status } = await call("POST", "/api/v1/crm/opportunities", {
      name: `${["Alpha", "beta 100%", "a_b"][n % 3]} ${n}`,
      pipeline_stage_id: stages[(n * 3) % stages.length],
      // Sums that floating-point numbers cannot represent.
      amount:
        n % 8 === 0
          ? null
          : n % 5 === 0
            ? "9999999999999999.99"
            : `${n * 37}.${String((n * 7) % 100).padStart(2, "0")}`,
      currency: CURRENCIES[(n * n) % CURRENCIES.length],
      probability: n % 4 === 0 ? null : (n * 13) % 101,
      expected_close_date: n % 6 === 0 ? null : `2026-${String(1 + (n % 12)).padStart(2, "0")}-15`,
      account_id: n % 3 === 0 ? null : accounts[n % 2]?.id,
      owner_user_id: n % 4 === 0 ? colleague.userId : member.userId,
      opened_at: "2026-01-01T00:00:00Z",
      tags: n % 2 ? ["hot", "späte"] : ["%"],
    });
    expect(status).toBe(201);
  }
  filters = {
    q: ["a", "%", "_", "BETA", "nobody"],
    pipeline_stage_id: stages,
    status: ["open", "won", "lost"],
    owner_user_id: [member.userId, colleague.userId],
    account_id: accounts.flatMap(({ id, publicId }) => [id, publicId]),
    tag: ["hot", "späte", "%", "cold"],
    min_amount: ["0", "100.5", "9999999999999999.99"],
    max_amount: ["0", "1500", "9999999999999999.99"],
    closes_before: ["2026-07-15", "2030-01-01"],
    closes_after: ["2026-02-15", "2026-11-15"],
    updated_since: ["2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"],
    rotting: ["true", "false"],
  };
});

test("the summary equals the sum of the list under any filters, by stage and currency, to the cent", async () => {
  // More than three filters at once match almost nothing.
  const anyFilter = fc
    .uniqueArray(fc.constantFrom(...Object.keys(filters)), { maxLength: 3 })
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc.constantFrom(...(filters[name] ?? [])).map((text) => [name, text]),
        ),
      ),
    );
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(anyFilter, async (filter) => {
      const query = new URLSearchParams(filter).toString();
      const { opportunities } = (await call("GET", `/api/v1/crm/opportunities?${query}`)).body;
      const summary = (await call("GET", `/api/v1/crm/opportunities/summary?${query}`)).body;
      shown += opportunities.length;
      expect(
        summary.stages.map((stage: { pipeline_stage_id: string }) => stage.pipeline_stage_id),
      ).toEqual(stages);
      for (const { pipeline_stage_id, count, amounts } of summary.stages) {
        const held = opportunities.filter(
          (each: Listed) => each.pipeline_stage_id === pipeline_stage_id,
        );
        expect([count, byCurrency(amounts)]).toEqual([held.length, sums(held)]);
      }
      const { count, open_count, amounts } = summary.total;
      const open = opportunities.filter((each: Listed) => each.status === "open");
      expect([count, open_count]).toEqual([opportunities.length, open.length]);
      expect(byCurrency(amounts).map(({ currency, amount }) => [currency, amount])).toEqual(
        sums(opportunities).map(({ currency, amount }) => [currency, amount]),
      );
    }),
    { numRuns: RUNS },
  );
  expect(shown).toBeGreaterThan(RUNS);
});

function byCurrency(amounts: Amounts[]): Amounts[] {
  return amounts.toSorted((a, b) => a.currency.localeCompare(b.currency));
}

/** Adds up the list in whole cents; the weighted sum is rounded once, half up. */
function sums(listed: Listed[]): Amounts[] {
  const currencies = [
    ...new Set(listed.filter(({ amount }) => amount !== null).map(({ currency }) => currency)),
  ].sort();
  return currencies.map((currency) => {
    const of = listed.filter((each) => each.currency === currency);
    const amount = of.reduce((sum, each) => sum + cents(each), 0n);
    const weighted = of.reduce((sum, each) => sum + cents(each) * weightOf(each), 0n);
    return { currency, amount: decimal(amount), weighted_amount: decimal((weighted + 50n) / 100n) };
  });
}

/** Returns 100 if won, 0 if lost, else the own probability, else the stage's (docs/api.md 3.2). */
function weightOf({ status, probability, pipeline_stage_id }: Listed): bigint {
  if (status !== "open") return status === "won" ? 100n : 0n;
  return BigInt(probability ?? probabilities.get(pipeline_stage_id) ?? 0);
}

function cents({ amount }: Listed): bigint {
  return BigInt((amount ?? "0.00").replace(".", ""));
}

function decimal(cents: bigint): string {
  const digits = String(cents).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
