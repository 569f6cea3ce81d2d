import type { Page } from "@playwright/test";
import { arrangeBoard, boardHydrated, card, column, expectCards } from "./board-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";
import { finger, swipe } from "./touch";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

const LISTS = { Lead: ["ant", "bee", "cat"], Talk: ["dog"], Won: [] };

async function centreOf(page: Page, name: string) {
  const box = await card(page, name).boundingBox();
  if (!box) throw new Error(`${name} is not on the board`);
  return { x: box.x + box.width / 3, y: box.y + box.height / 2 };
}

test("one stage fills the screen, and a swipe shows the next", async ({ page, request }) => {
  const board = await arrangeBoard(request, LISTS);
  await signIn(page, "REP");
  await page.goto(board.url);
  await expect(column(page, "Lead")).toBeInViewport({ ratio: 0.9 });
  await expect(column(page, "Talk")).not.toBeInViewport({ ratio: 0.2 });
  await boardHydrated(page);
  const start = { x: 350, y: (await centreOf(page, "bee")).y };
  // A busy machine may take a swipe for a slow drag, which snaps back.
  await expect(async () => {
    await swipe(page, start, { x: -310, y: 0 });
    await expect(column(page, "Talk")).toBeInViewport({ ratio: 0.9, timeout: 3_000 });
  }).toPass();
  await expectCards(page, "Lead", LISTS.Lead);
});

test("a long press carries a card to the next stage at the edge @long", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  await signIn(page, "REP");
  await page.goto(board.url);
  const hand = await finger(page);
  const start = await centreOf(page, "ant");
  const edge = { x: 384, y: start.y };
  await hand.press(start, 500);
  await hand.moveTo(start, edge);
  await expect(async () => {
    // A real finger always moves a little.
    await hand.moveTo(edge, { x: 383, y: start.y }, 2);
    await expect(column(page, "Talk")).toBeInViewport({ ratio: 0.6, timeout: 200 });
  }).toPass();
  await hand.moveTo(edge, { x: 195, y: start.y });
  await hand.lift();
  await expect.poll(() => column(page, "Talk").getByRole("listitem").count()).toBe(2);
  await expectCards(page, "Lead", ["bee", "cat"]);
});

test("the Move to… sheet moves a card, with touch targets of at least 44 pixels", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  await signIn(page, "REP");
  await page.goto(board.url);
  const actions = card(page, "ant").getByRole("button", { name: "Actions for ant" });
  const box = await actions.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await actions.tap();
  await page.getByRole("menuitem", { name: "Move to…" }).tap();
  await page.getByLabel("Stage").selectOption("Won");
  const move = page.getByRole("button", { name: "Move", exact: true });
  expect((await move.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await move.tap();
  await expectCards(page, "Won", ["ant"]);
});

test("a tap anywhere on a card opens it @long", async ({ page, request }) => {
  const board = await arrangeBoard(request, LISTS);
  await signIn(page, "REP");
  await page.goto(board.url);
  await card(page, "ant").getByText("$1,000").tap({ force: true });
  await expect(page).toHaveURL(/\/crm\/opportunities\/opp_/);
});
