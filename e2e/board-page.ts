import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";
import { organization } from "./organizations";

/** A board that a test has for itself. */
export type TestBoard = {
  pipelineId: string;
  url: string;
  /** Ids of stages and of opportunities, by name. */
  stages: Record<string, string>;
  cards: Record<string, string>;
};

let lastBoard = 0;

/** A new shared pipeline in the first organization with these stages and the opportunities named in each; all are worth 1,000. */
export async function arrangeBoard(
  request: APIRequestContext,
  lists: Record<string, string[]>,
): Promise<TestBoard> {
  const name = `Board ${Date.now()}-${++lastBoard}`;
  const pipeline = await send(request, "POST", "/api/pipelines", {
    name,
    stages: Object.keys(lists).map((stage, index) => ({ name: stage, index })),
  });
  const stages: Record<string, string> = {};
  for (const stage of pipeline.stages) stages[stage.name] = stage.id;
  const cards: Record<string, string> = {};
  for (const [stage, names] of Object.entries(lists)) {
    for (const card of names) {
      const body = {
        name: card,
        pipeline_stage_id: stages[stage],
        amount: "1000",
        currency: "USD",
      };
      cards[card] = (await send(request, "POST", "/api/v1/crm/opportunities", body)).opportunity.id;
    }
  }
  return {
    pipelineId: pipeline.id,
    url: `/crm/opportunities?pipeline=${pipeline.id}`,
    stages,
    cards,
  };
}

/** A call of either API as another program, past the browser. */
export async function send(
  request: APIRequestContext,
  method: string,
  path: string,
  data?: unknown,
  key = organization().key,
) {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await request.fetch(path, { method, headers, data, timeout: 120_000 });
  expect(answer.ok(), `${method} ${path}: ${answer.status()}`).toBe(true);
  return answer.status() === 204 ? null : answer.json();
}

export function column(page: Page, stage: string): Locator {
  return page.getByRole("region", { name: stage, exact: true });
}

export function card(page: Page, name: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
}

/** Waits until the page's script has taken over what the server drew: what is scrolled before, it scrolls back. */
export async function taken(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("[data-card-scroller]") ?? {}).some((key) =>
      key.startsWith("__reactProps"),
    ),
  );
}

/** Expects the cards of a column, all of them, in this order. */
export async function expectCards(page: Page, stage: string, names: string[]): Promise<void> {
  const links = column(page, stage).getByRole("listitem").getByRole("link");
  await expect.poll(() => links.allTextContents(), { message: `cards of ${stage}` }).toEqual(names);
}

/** Scrolls a column from top to bottom, a screenful at a time, and answers its cards' names in the order they came by. */
export async function namesScrolledThrough(page: Page, stage: string): Promise<string[]> {
  const region = column(page, stage);
  const scroller = region.locator("[data-card-scroller]");
  const names = new Map<number, string>();
  for (let top = 0; ; top += 400) {
    const total = await scroller.evaluate((element, to) => {
      element.scrollTop = to;
      return element.scrollHeight;
    }, top);
    await expect(async () => {
      const drawn = await region
        .locator("[data-card-list] > li")
        .evaluateAll((items) =>
          items.map((item) => [
            Number(item.getAttribute("aria-posinset")),
            item.querySelector("a")?.textContent ?? null,
          ]),
        );
      expect(
        drawn.every(([, name]) => name !== null),
        "no gap is drawn",
      ).toBe(true);
      for (const [position, name] of drawn) names.set(Number(position), String(name));
    }).toPass();
    if (top > total) break;
  }
  return [...names].sort(([a], [b]) => a - b).map(([, name]) => name);
}

/** Presses the mouse on one thing and carries it to the middle of another; lets go unless told otherwise. */
export async function drag(
  page: Page,
  from: Locator,
  to: Locator,
  { release = true } = {},
): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error("Nothing to drag, or nowhere to drag it");
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 6 });
  if (release) await page.mouse.up();
}
