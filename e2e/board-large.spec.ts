import type { Page } from "@playwright/test";
import { card, column, drag, send } from "./board-page";
import { arrangeLargeBoard, type LargeBoard, scrollToIndex } from "./large-board";
import { takeOrganization } from "./organizations";
import { signIn } from "./sign-in";
import { expect, test } from "./test";
import { finger } from "./touch";

let board: LargeBoard;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ request }) => {
  test.setTimeout(180_000);
  board = await arrangeLargeBoard(request, takeOrganization(), {
    Lead: 5_000,
    Talk: 3_000,
    Bid: 1_900,
    Won: 100,
  });
});

async function open(page: Page, address = board.url) {
  await signIn(page, board.member);
  // Waits for hydration, which resets an earlier scroll position.
  const stream = page.waitForResponse((response) => response.url().includes("/crm/events"));
  await page.goto(address);
  await expect(column(page, "Lead").getByRole("listitem").first()).toBeVisible();
  await stream;
}

/** The stage and position of a card on the server. */
async function whereIs(page: Page, name: string) {
  const found = await send(
    page.request,
    "GET",
    `/api/v1/crm/opportunities?pipeline_id=${board.pipelineId}&q=${encodeURIComponent(name)}`,
    undefined,
    board.key,
  );
  const opportunity = found.opportunities.find((one: { name: string }) => one.name === name);
  return { stage: opportunity.stage, position: opportunity.stage_position };
}

/** Expects server and board to have a card in this stage, within this range of positions. */
async function expectBothAgree(
  page: Page,
  name: string,
  stage: string,
  range: { from: number; to: number },
) {
  const isThere = (at: { stage: string; position: number }) =>
    at.stage === stage && at.position >= range.from && at.position <= range.to;
  await expect
    .poll(async () => isThere(await whereIs(page, name)), { message: `${name} is in ${stage}` })
    .toBe(true);
  const { position } = await whereIs(page, name);
  await scrollToIndex(page, stage, Math.max(0, position - 2));
  await expect(cardAt(page, stage, position).getByRole("link")).toHaveText(name);
}

const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);
const cardAt = (page: Page, stage: string, index: number) =>
  column(page, stage).locator(`li[aria-posinset="${index + 1}"]`);

test("a board of 10,000 cards shows every column at full length and draws few cards", async ({
  page,
}) => {
  await open(page);
  await expect(card(page, "Lead 0")).toHaveAttribute("aria-setsize", "5000");
  await expect(column(page, "Lead").getByRole("button", { name: /^\$500,000,/ })).toBeVisible();
  expect(await nodes(page)).toBeLessThan(3_000);
  for (const index of [2_500, 4_990, 1_234, 0]) {
    await scrollToIndex(page, "Lead", index);
    await expect(cardAt(page, "Lead", index).getByRole("link")).toHaveText(`Lead ${index}`);
    expect(await nodes(page)).toBeLessThan(3_000);
  }
});

test("cards that are scrolled past are not requested @long", async ({ page }) => {
  await open(page);
  const asked: string[] = [];
  page.on("request", (sent) => sent.url().includes("/opportunities?") && asked.push(sent.url()));
  for (let index = 0; index < 4_900; index += 100) await scrollToIndex(page, "Lead", index);
  await scrollToIndex(page, "Lead", 4_000);
  await expect(cardAt(page, "Lead", 4_000).getByRole("link")).toHaveText("Lead 4000");
  // One request at a time: most of the 50 positions are passed while one is under way.
  expect(asked.length).toBeLessThan(45);
});

test("the mouse drops a card at the top, in the middle and among cards that are not loaded", async ({
  page,
}) => {
  await open(page);
  await drag(page, card(page, "Talk 3"), card(page, "Lead 0"));
  await expectBothAgree(page, "Talk 3", "Lead", { from: 0, to: 1 });

  await scrollToIndex(page, "Lead", 2_500);
  await expect(cardAt(page, "Lead", 2_502).getByRole("link")).toBeVisible();
  await drag(page, card(page, "Talk 4"), cardAt(page, "Lead", 2_502));
  await expectBothAgree(page, "Talk 4", "Lead", { from: 2_502, to: 2_503 });

  // No page loads, so the drop is among placeholders.
  await page.route("**/api/v1/crm/opportunities?*", (route) => route.abort());
  await scrollToIndex(page, "Lead", 3_700);
  await drag(page, card(page, "Talk 5"), column(page, "Lead").locator("[data-card-scroller]"));
  await page.unroute("**/api/v1/crm/opportunities?*");
  await expectBothAgree(page, "Talk 5", "Lead", { from: 3_700, to: 3_710 });
});

test("a card held at the edge scrolls past thousands of cards and stays in the drag @long", async ({
  page,
}) => {
  await open(page);
  const scroller = column(page, "Bid").locator("[data-card-scroller]");
  const [from, box] = [await card(page, "Bid 1").boundingBox(), await scroller.boundingBox()];
  if (!from || !box) throw new Error("Nothing to drag");
  await page.mouse.move(from.x + 40, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + box.height - 4, { steps: 8 });
  await expect
    .poll(() => scroller.evaluate((element) => element.scrollTop), { timeout: 60_000 })
    .toBeGreaterThan(60_000);
  await page.mouse.move(box.x + 60, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expectBothAgree(page, "Bid 1", "Bid", { from: 400, to: 1_899 });
  expect(await nodes(page)).toBeLessThan(3_000);
});

test("the keyboard moves focus and cards to the ends of a column and by pages, loading as needed", async ({
  page,
}) => {
  await open(page);
  await card(page, "Talk 0").getByRole("link").focus();
  await page.keyboard.press("End");
  await expect(cardAt(page, "Talk", 2_996).getByRole("link")).toBeFocused();
  await page.keyboard.press("PageUp");
  await expect(cardAt(page, "Talk", 2_996).getByRole("link")).not.toBeFocused();
  await page.keyboard.press("Home");
  await expect(card(page, "Talk 0").getByRole("link")).toBeFocused();

  await page.keyboard.press("Space");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("End");
  await expect(
    page.getByRole("status").filter({ hasText: "Talk 0, Talk, 2997 of 2997" }),
  ).toBeAttached();
  await page.keyboard.press("ArrowUp");
  await expect(card(page, "Talk 0").getByRole("link")).toBeFocused();
  await page.keyboard.press("Space");
  await expectBothAgree(page, "Talk 0", "Talk", { from: 2_995, to: 2_995 });
});

test("Move to… accepts any position of the whole column @long", async ({ page }) => {
  await open(page);
  await card(page, "Talk 1").getByRole("link").focus();
  await page.keyboard.press("m");
  await page.getByLabel("Stage").selectOption("Bid");
  await page.getByLabel("Position").fill("1500");
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await expectBothAgree(page, "Talk 1", "Bid", { from: 1_499, to: 1_499 });
});

test("under a search, a card dropped far down goes next to the card under it @long", async ({
  page,
}) => {
  await open(page, `${board.url}&q=7`);
  await scrollToIndex(page, "Lead", 800);
  await expect(cardAt(page, "Lead", 802).getByRole("link")).toBeVisible();
  const neighbour = (await cardAt(page, "Lead", 802).getByRole("link").textContent()) ?? "";
  await drag(page, card(page, "Talk 7"), cardAt(page, "Lead", 802));
  await expect.poll(() => whereIs(page, "Talk 7")).toMatchObject({ stage: "Lead" });
  const [moved, beside] = [await whereIs(page, "Talk 7"), await whereIs(page, neighbour)];
  expect(Math.abs(moved.position - beside.position)).toBe(1);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a long press carries a card far down its column @long", async ({ page }) => {
    await open(page);
    const scroller = column(page, "Lead").locator("[data-card-scroller]");
    const [from, box] = [await card(page, "Lead 1").boundingBox(), await scroller.boundingBox()];
    if (!from || !box) throw new Error("Nothing to touch");
    const start = { x: from.x + 80, y: from.y + from.height / 2 };
    const edge = { x: box.x + 80, y: box.y + box.height - 8 };
    const middle = { x: box.x + 80, y: box.y + box.height / 2 };
    const hand = await finger(page);
    await hand.press(start, 500);
    await hand.moveTo(start, edge);
    await expect
      .poll(() => scroller.evaluate((element) => element.scrollTop), { timeout: 60_000 })
      .toBeGreaterThan(20_000);
    await hand.moveTo(edge, middle);
    await hand.lift();
    await expectBothAgree(page, "Lead 1", "Lead", { from: 100, to: 4_999 });
  });
});
