import type { FactoryMember } from "@/prisma/factories/create-member";
import {
  createOpportunities,
  type OpportunityInput,
} from "@/prisma/factories/create-opportunities";
import type { createPipeline } from "@/prisma/factories/create-pipeline";
import { SOURCES, TAGS } from "./business";
import type { Random } from "./random";
import type { Customer } from "./seed-customers";
import { DAY, type Step, simulateOpportunity } from "./simulate-opportunity";

type Stage = Awaited<ReturnType<typeof createPipeline>>["stages"][number];
type Offer = readonly [name: string, low: number, high: number];

/**
 * An opportunity's course: the stages it entered and, if it was repriced, when and from which
 * amount.
 */
type Past = { steps: Step<Stage>[]; repriced: { at: Date; from: string } | null };

export type SeededOpportunity = Awaited<ReturnType<typeof createOpportunities>>[number] & Past;

type Plan = {
  stages: Stage[];
  offers: readonly Offer[];
  count: number;
  customers: Customer[];
  owners: FactoryMember[];
  lostReasons: string[];
  now: Date;
};

/**
 * Seeds opportunities of the last twelve months in a pipeline, denser towards today, each with its
 * own history.
 */
export async function seedOpportunities(random: Random, plan: Plan): Promise<SeededOpportunity[]> {
  const drafts = Array.from({ length: plan.count }, () => draft(random, plan));
  const seeded: SeededOpportunity[] = [];
  for (const stage of plan.stages) {
    const inStage = drafts.filter(({ steps }) => steps.at(-1)?.stage === stage).sort(byCloseDate);
    const created = await createOpportunities(
      stage,
      inStage.map(({ input }) => input),
    );
    created.forEach((opportunity, index) => {
      const { steps = [], repriced = null } = inStage[index] ?? {};
      seeded.push({ ...opportunity, steps, repriced });
    });
  }
  return seeded;
}

type Draft = { input: OpportunityInput } & Past;

function draft(
  random: Random,
  { stages, offers, customers, owners, lostReasons, now }: Plan,
): Draft {
  const opened = inWorkingHours(
    random,
    new Date(now.getTime() - (2 + random.next() ** 1.3 * 358) * DAY),
  );
  const steps = simulateOpportunity(random, stages, opened, now);
  const [last, previous] = [steps.at(-1), steps.at(-2)];
  if (!last) throw new Error("Every opportunity enters a stage");
  const { stageType } = last.stage;
  const customer = random.pick(customers);
  const [offer, low, high] = random.pick(offers);
  const amount = random.chance(0.04) ? null : price(random, low, high);
  const isRepriced = amount !== null && previous !== undefined && random.chance(0.3);
  const owner = random.chance(0.7) ? customer.ownerUserId : random.pick(owners).userId;
  const input = {
    name: `${customer.name} ${offer}`,
    amount,
    currency: random.weighted([["USD", 85] as const, ["EUR", 10] as const, ["GBP", 5] as const]),
    probability: stageType === "open" && random.chance(0.15) ? random.whole(1, 19) * 5 : null,
    expectedCloseDate: random.chance(0.08) ? null : expectedClose(random, stageType, last.at, now),
    closedAt: stageType === "open" ? null : last.at,
    lostReason: stageType === "lost" ? random.pick(lostReasons) : null,
    accountId: customer.id,
    contactId: random.chance(0.85) ? random.pick(customer.contacts).id : null,
    ownerUserId: owner,
    source: random.pick(SOURCES),
    tags: random
      .shuffle(TAGS)
      .slice(0, random.weighted([[0, 6] as const, [1, 3] as const, [2, 1] as const])),
    openedAt: opened,
    stageEnteredAt: last.at,
    createdByUserId: owner,
    createdAt: opened,
    updatedAt: last.at,
    lockVersion: steps.length - 1 + (isRepriced ? 1 : 0),
  };
  const between = previous && new Date((previous.at.getTime() + last.at.getTime()) / 2);
  return {
    input,
    steps,
    repriced: isRepriced && between ? { at: between, from: price(random, low, high) } : null,
  };
}

function price(random: Random, low: number, high: number): string {
  return `${Math.round(random.whole(low, high) / 50) * 50}.00`;
}

function expectedClose(random: Random, stageType: string, entered: Date, now: Date): Date {
  const from = stageType === "open" ? now : entered;
  return new Date(
    from.getTime() +
      random.whole(stageType === "open" ? -12 : -20, stageType === "open" ? 90 : 20) * DAY,
  );
}

function inWorkingHours(random: Random, moment: Date): Date {
  const day = new Date(moment);
  day.setUTCHours(random.whole(13, 20), random.whole(0, 59), random.whole(0, 59), 0);
  return day;
}

function byCloseDate(a: Draft, b: Draft): number {
  return closeTime(a) - closeTime(b);
}

function closeTime({ input }: Draft): number {
  const date = input.expectedCloseDate;
  return date ? new Date(date).getTime() : Number.MAX_SAFE_INTEGER;
}
