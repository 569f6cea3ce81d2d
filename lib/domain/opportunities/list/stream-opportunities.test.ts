import { beforeAll, expect, test } from "vitest";
import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { actorFor } from "@/prisma/factories/actor-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { listOpportunities } from "./queries";
import { isLongPipeline, streamOpportunities } from "./stream-opportunities";

let actor: UserActor & Authorized<"VIEW_SALES_PIPELINES">;
let pipelineId: string;

beforeAll(async () => {
  const organization = await createOrganization();
  actor = authorize(actorFor(await createMember(organization)), "VIEW_SALES_PIPELINES");
  const pipeline = await createPipeline(organization.id);
  pipelineId = pipeline.id;
  for (const [index, stage] of pipeline.stages.entries()) {
    const inputs = Array.from({ length: index === 0 ? 0 : 1_500 }, (_, number) => ({
      name: `Opportunity ${index}-${number}`,
      currency: "EUR",
      amount: String(number % 900),
    }));
    await createOpportunities(stage, inputs);
  }
});

test.each([undefined, "-position", "amount"] as const)(
  "the parts of a stream sorted by %s join to the whole list",
  async (sort) => {
    const selection = { pipelineId, filter: { min_amount: "300" } };
    const whole = await listOpportunities(actor, { ...selection, page: { sort } });
    const parts: string[] = [];
    const stream = streamOpportunities(actor, { ...selection, sort });
    let step = await stream.next();
    while (!step.done) {
      parts.push(step.value);
      step = await stream.next();
    }
    expect(parts.length).toBeGreaterThan(3);
    expect(JSON.parse(parts.join(""))).toEqual(whole.opportunities);
    expect(step.value).toBe(whole.opportunities.length);
  },
  60_000,
);

test("a pipeline of a few thousand opportunities is not long, and an empty list is streamed as an empty array", async () => {
  expect(await isLongPipeline(actor, pipelineId)).toBe(false);
  const parts: string[] = [];
  for await (const part of streamOpportunities(actor, { pipelineId, filter: { q: "nowhere" } }))
    parts.push(part);
  expect(parts.join("")).toBe("[]");
});
