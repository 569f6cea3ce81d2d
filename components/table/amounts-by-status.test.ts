import { expect, test } from "vitest";
import { amountsByStatus } from "./amounts-by-status";

const stages = [
  { id: "lead", stage_type: "open" },
  { id: "offer", stage_type: "open" },
  { id: "won", stage_type: "won" },
  { id: "lost", stage_type: "lost" },
] as const;
const money = (currency: string, amount: string) => ({ currency, amount, weighted_amount: "0.00" });
const stage = (id: string, count: number, ...amounts: ReturnType<typeof money>[]) => ({
  pipeline_stage_id: id,
  count,
  amounts,
});
const summaryOf = (...of: ReturnType<typeof stage>[]) => ({
  pipeline_id: "p",
  stages: of,
  total: { count: 0, open_count: 0, amounts: [] },
});

test("open, won and lost are added up apart from each other, exactly and per currency", () => {
  const summary = summaryOf(
    stage("lead", 2, money("EUR", "0.10"), money("USD", "9007199254740993.01")),
    stage("offer", 1, money("EUR", "0.20"), money("USD", "0.99")),
    stage("won", 3, money("USD", "5.00")),
    stage("lost", 4, money("USD", "70.05")),
  );
  expect(amountsByStatus(stages, summary, "USD")).toEqual([
    {
      status: "open",
      count: 3,
      amounts: [
        { currency: "USD", amount: "9007199254740994.00" },
        { currency: "EUR", amount: "0.30" },
      ],
    },
    { status: "won", count: 3, amounts: [{ currency: "USD", amount: "5.00" }] },
    { status: "lost", count: 4, amounts: [{ currency: "USD", amount: "70.05" }] },
  ]);
});

test("a status without opportunities is left out, one without amounts is counted", () => {
  expect(amountsByStatus(stages, summaryOf(stage("lead", 0), stage("lost", 1)), "USD")).toEqual([
    { status: "lost", count: 1, amounts: [] },
  ]);
});
