import type { APIRequestContext, Page } from "@playwright/test";
import { column, send, type TestBoard } from "./board-page";
import { demo, demoKey, demoMember } from "./demo";

/** A board of thousands in the demo's second organization, where it is in nobody's way, and who may move its cards. */
export type LargeBoard = TestBoard & { key: string; member: { email: string; password: string } };

/** A new pipeline with so many opportunities in each stage, named after it and their place: `Lead 0`, `Lead 1` … */
export async function arrangeLargeBoard(
  request: APIRequestContext,
  counts: Record<string, number>,
): Promise<LargeBoard> {
  const organizationId = secondOrganization();
  const key = demoKey("manage", organizationId);
  const name = `Large ${Date.now()}`;
  const pipeline = await send(
    request,
    "POST",
    "/api/pipelines",
    { name, stages: Object.keys(counts).map((stage, index) => ({ name: stage, index })) },
    key,
  );
  const stages: Record<string, string> = {};
  for (const stage of pipeline.stages) stages[stage.name] = stage.id;
  const opportunities = Object.entries(counts).flatMap(([stage, count]) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${stage} ${index}`,
      pipeline_id: pipeline.id,
      pipeline_stage_id: stages[stage],
      amount: "100",
      currency: "USD",
    })),
  );
  await send(request, "POST", "/api/v1/crm/import", { version: 1, opportunities }, key);
  const { email, password } = demoMember("ADMIN", organizationId);
  return {
    pipelineId: pipeline.id,
    url: `/crm/opportunities?pipeline=${pipeline.id}`,
    stages,
    cards: {},
    key,
    member: { email, password },
  };
}

/** Scrolls a column so that the card at this index is the first in sight. */
export async function scrollToIndex(page: Page, stage: string, index: number): Promise<void> {
  await column(page, stage)
    .locator("[data-card-scroller]")
    .evaluate((scroller, at) => {
      const list = scroller.querySelector("[data-card-list]");
      const count = Number(list?.querySelector("[aria-setsize]")?.getAttribute("aria-setsize"));
      scroller.scrollTop = ((list?.clientHeight ?? 0) / count) * at;
    }, index);
}

function secondOrganization(): string {
  const { members } = demo();
  const other = members.find(
    ({ organization_id }) => organization_id !== members[0]?.organization_id,
  );
  if (!other) throw new Error("The demo has one organization only");
  return other.organization_id;
}
