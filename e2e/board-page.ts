import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";
import { organization } from "./organizations";

/** A pipeline that a test creates for itself. */
export type TestBoard = {
  pipelineId: string;
  url: string;
  /** Ids of stages and of opportunities, by name. */
  stages: Record<string, string>;
  cards: Record<string, string>;
};

let lastBoard = 0;

/** Creates a shared pipeline with these stages and the opportunities named in each, worth $1,000 each. */
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

/** Calls either API with the organization's API key, without the browser's session. Returns the response's JSON. */
export async function send(
  request: APIRequestContext,
  method: string,
  path: string,
  data?: unknown,
  key = organization().key,
) {
  const headers = { authorization: `Bearer ${key}` };
  const response = await request.fetch(path, { method, headers, data, timeout: 120_000 });
  expect(response.ok(), `${method} ${path}: ${response.status()}`).toBe(true);
  return response.status() === 204 ? null : response.json();
}

export function column(page: Page, stage: string): Locator {
  return page.getByRole("region", { name: stage, exact: true });
}

export function card(page: Page, name: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
}

/** Waits until the board is hydrated, which resets an earlier scroll position. */
export async function boardHydrated(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("[data-card-scroller]") ?? {}).some((key) =>
      key.startsWith("__reactProps"),
    ),
  );
}

/** Expects a column to contain exactly these cards, in this order. */
export async function expectCards(page: Page, stage: string, names: string[]): Promise<void> {
  const links = column(page, stage).getByRole("listitem").getByRole("link");
  await expect.poll(() => links.allTextContents(), { message: `cards of ${stage}` }).toEqual(names);
}

/** Scrolls a column from top to bottom, page by page, and returns the names of its cards in order. */
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
        "no placeholder is left",
      ).toBe(true);
      for (const [position, name] of drawn) names.set(Number(position), String(name));
    }).toPass();
    if (top > total) break;
  }
  return [...names].sort(([a], [b]) => a - b).map(([, name]) => name);
}

/** Drags one element to the middle of another with the mouse; `release: false` keeps the button pressed. */
export async function drag(
  page: Page,
  from: Locator,
  to: Locator,
  { release = true } = {},
): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error("The element or its target is not visible");
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 6 });
  if (release) await page.mouse.up();
}
