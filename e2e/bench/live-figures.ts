import type { Page } from "@playwright/test";
import type { Bench } from "./bench";
import { type Figure, percentile } from "./figures";
import { boardPath, signedInPage, withBrowser } from "./open-browser";
import { startApp, stop } from "./processes";

const MOVES = 30;
/** The first moves warm up both processes and the page and do not count. */
const WARMING = 3;

/** How soon a browser at a second app process shows a move made at the first. On PostgreSQL only. */
export async function liveFigures({ world, place, call }: Bench): Promise<Figure[]> {
  if (!place.databaseUrl) return [];
  const second = await startApp(place);
  const taken = await withBrowser(async (browser) => {
    const page = await signedInPage(browser, second.url, world);
    await page.goto(boardPath(world.p100));
    const [from = "", to = ""] = world.p100.stages;
    const column = page.locator(`[data-stage-id="${to}"]`);
    await column.getByRole("listitem").first().waitFor();
    await page.waitForTimeout(1_500);
    const path = `/api/v1/crm/opportunities?pipeline_id=${world.p100.pipelineId}&pipeline_stage_id=${from}&limit=${MOVES}`;
    const { opportunities } = JSON.parse(await call("GET", path)) as {
      opportunities: { id: string; name: string }[];
    };
    const delays: number[] = [];
    for (const { id } of opportunities) {
      const seen = cardShown(page, to, id);
      const started = Date.now();
      await call("PATCH", `/api/v1/crm/opportunities/${id}`, {
        pipeline_stage_id: to,
        stage_position: 0,
      });
      delays.push((await seen) - started);
    }
    return delays.slice(WARMING);
  });
  await stop(second.process);
  return [
    {
      work: "another browser sees a move, two app processes: p95",
      measured: percentile(taken, 0.95),
      floor: null,
      budget: 500,
      unit: "ms",
      rule: "at most 500 ms",
    },
  ];
}

/** When the card appears in the column, by the machine's clock. */
function cardShown(page: Page, stageId: string, cardId: string): Promise<number> {
  return page.evaluate(
    ([stage, card]) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(`[data-stage-id="${stage}"] [data-card-id="${card}"]`))
            resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    [stageId, cardId] as const,
  );
}
