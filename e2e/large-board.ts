import type { APIRequestContext, Page } from "@playwright/test";
import { column, send, type TestBoard } from "./board-page";
import type { TestMember, TestOrganization } from "./organizations";

/** A board of thousands with an API key and a member who may move its cards. */
export type LargeBoard = TestBoard & { key: string; member: TestMember };

/** Creates a pipeline with this many opportunities per stage, named after stage and position: `Lead 0`, `Lead 1` … */
export async function arrangeLargeBoard(
  request: APIRequestContext,
  { members, key }: TestOrganization,
  counts: Record<string, number>,
): Promise<LargeBoard> {
  const member = members.find(({ role }) => role === "ADMIN");
  if (!member) throw new Error("There is no ADMIN");
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
  return {
    pipelineId: pipeline.id,
    url: `/crm/opportunities?pipeline=${pipeline.id}`,
    stages,
    cards: {},
    key,
    member,
  };
}

/** Scrolls a column until the card at this index is the first visible one. */
export async function scrollToIndex(page: Page, stage: string, index: number): Promise<void> {
  await column(page, stage)
    .locator("[data-card-scroller]")
    .evaluate((scroller, at) => {
      const list = scroller.querySelector("[data-card-list]");
      const count = Number(list?.querySelector("[aria-setsize]")?.getAttribute("aria-setsize"));
      scroller.scrollTop = ((list?.clientHeight ?? 0) / count) * at;
    }, index);
}
