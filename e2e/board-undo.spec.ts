import type { Page } from "@playwright/test";
import { arrangeBoard, card, column, drag, expectCards, send, type TestBoard } from "./board-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

const LISTS = { Lead: ["ant", "bee", "cat", "dog"], Talk: ["elk"], Won: [], Lost: [] };
const undoToast = (page: Page) =>
  page.locator("[data-sonner-toast]").getByRole("button", { name: "Undo" });

async function open(page: Page, board: TestBoard) {
  await signIn(page, "REP");
  await page.goto(board.url);
  await expectCards(page, "Lead", LISTS.Lead);
}

async function record(page: Page, board: TestBoard, name: string) {
  const path = `/api/v1/crm/opportunities/${board.cards[name]}`;
  return (await send(page.request, "GET", path)).opportunity;
}

test("Undo in the toast puts a moved card back between its former neighbours", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  await open(page, board);
  await drag(page, card(page, "bee"), card(page, "elk"));
  await expect.poll(async () => (await record(page, board, "bee")).stage).toBe("Talk");
  await undoToast(page).click();
  await expectCards(page, "Lead", LISTS.Lead);
  await expect
    .poll(() => record(page, board, "bee"))
    .toMatchObject({ stage: "Lead", stage_position: 1 });
});

test("Ctrl+Z undoes a reorder, a close and a move, the latest first", async ({ page, request }) => {
  const board = await arrangeBoard(request, LISTS);
  await open(page, board);
  await drag(page, card(page, "ant"), card(page, "elk"));
  await expect.poll(async () => (await record(page, board, "ant")).stage).toBe("Talk");
  await drag(page, card(page, "ant"), column(page, "Won"));
  await expect.poll(async () => (await record(page, board, "ant")).status).toBe("won");
  await expect(page.getByText("Won: ant · $1,000")).toBeVisible();
  await drag(page, card(page, "bee"), card(page, "dog"));
  await expect.poll(async () => (await record(page, board, "bee")).stage_position).toBe(2);

  await page.keyboard.press("Control+z");
  await expectCards(page, "Lead", ["bee", "cat", "dog"]);
  await expect.poll(async () => (await record(page, board, "bee")).stage_position).toBe(0);
  await page.keyboard.press("Control+z");
  await expect
    .poll(() => record(page, board, "ant"))
    .toMatchObject({ stage: "Talk", status: "open", closed_at: null });
  await page.keyboard.press("Control+z");
  await expect
    .poll(() => record(page, board, "ant"))
    .toMatchObject({ stage: "Lead", stage_position: 0 });
  await expectCards(page, "Lead", LISTS.Lead);
});

test("an undo is refused with the reason when someone has changed the card since", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  await open(page, board);
  await drag(page, card(page, "bee"), card(page, "elk"));
  await expect.poll(async () => (await record(page, board, "bee")).stage).toBe("Talk");
  await send(request, "PATCH", `/api/v1/crm/opportunities/${board.cards.bee}`, { amount: "9" });
  await page.keyboard.press("Control+z");
  await expect(
    page.locator("[data-sonner-toast]").filter({ hasText: /Couldn’t undo: .+ changed it since/ }),
  ).toContainText("bee");
  expect((await record(page, board, "bee")).stage).toBe("Talk");
  await expect(column(page, "Talk").getByRole("listitem").filter({ hasText: "bee" })).toContainText(
    "$9",
  );
});

test("Ctrl+Z restores a deleted card at its former position", async ({ page, request }) => {
  const board = await arrangeBoard(request, LISTS);
  await open(page, board);
  await card(page, "bee").getByRole("link").focus();
  await page.keyboard.press("Delete");
  await expectCards(page, "Lead", ["ant", "cat", "dog"]);
  await expect(page.getByText("bee was deleted")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expectCards(page, "Lead", LISTS.Lead);
  await expect.poll(() => record(page, board, "bee")).toMatchObject({ stage_position: 1 });
});

test("R reopens a lost card, and undoing that restores the lost reason", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  await send(request, "PATCH", `/api/v1/crm/opportunities/${board.cards.elk}`, {
    pipeline_stage_id: board.stages.Lost,
    lost_reason: "Price",
  });
  await open(page, board);
  await card(page, "elk").getByRole("link").focus();
  await page.keyboard.press("r");
  await expectCards(page, "Talk", ["elk"]);
  await expect
    .poll(() => record(page, board, "elk"))
    .toMatchObject({ status: "open", lost_reason: null });
  await undoToast(page).click();
  await expectCards(page, "Lost", ["elk"]);
  await expect
    .poll(() => record(page, board, "elk"))
    .toMatchObject({ status: "lost", lost_reason: "Price" });
});

test("amount, date and owner are edited on the card by mouse and keyboard, and undone", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  await open(page, board);
  await card(page, "ant").getByRole("button", { name: "Amount $1,000" }).click();
  await page.getByRole("textbox", { name: "Amount" }).fill("2,500.50");
  await page.keyboard.press("Enter");
  await expect(card(page, "ant")).toContainText("$2,500.50");
  await expect(card(page, "ant").getByRole("link")).toBeFocused();
  await expect(page).toHaveURL(board.url);

  await page.keyboard.press("d");
  await page.getByLabel("Expected close", { exact: true }).fill("2030-05-17");
  await page.keyboard.press("Enter");
  await expect(card(page, "ant")).toContainText("May 17, 2030");
  await expect(card(page, "ant").getByRole("link")).toBeFocused();
  await page.keyboard.press("o");
  await page.getByLabel("Owner", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(async () => (await record(page, board, "ant")).owner_user_id).not.toBeNull();
  await expect(card(page, "ant").getByRole("link")).toBeFocused();

  await page.keyboard.press("a");
  await page.getByRole("textbox", { name: "Amount" }).fill("-5");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Must be at least 0")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await record(page, board, "ant")).expected_close_date).toBeNull();
  expect((await record(page, board, "ant")).amount).toBe("2500.50");
});

test("quick add creates one card after another and keeps a name that was refused", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  await open(page, board);
  await page.getByRole("button", { name: "Add to Talk" }).click();
  const input = page.getByLabel("New opportunity in Talk");
  await input.fill("gnu");
  await input.press("Enter");
  await expectCards(page, "Talk", ["gnu", "elk"]);
  await expect(input).toBeFocused();
  await input.fill("hen");
  await input.press("Enter");
  await expectCards(page, "Talk", ["hen", "gnu", "elk"]);
  await page.route("**/api/v1/crm/opportunities", (route) => route.abort());
  await input.fill("ibis");
  await input.press("Enter");
  await expect(page.getByText("“ibis” may have been added")).toBeVisible();
  await expect(input).toHaveValue("ibis");
  await expect(column(page, "Won").getByRole("button", { name: "Add to Won" })).toHaveCount(0);
});

test("N, / and ? open the new opportunity, the search and the shortcuts, and can be turned off", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  await open(page, board);
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByLabel("Search opportunities")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.getByLabel("Search opportunities").fill("");
  await page.keyboard.type("n?");
  await expect(page.getByLabel("Search opportunities")).toHaveValue("n?");
  await card(page, "ant").getByRole("link").focus();
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog", { name: "New opportunity" })).toBeVisible();
  await page.keyboard.press("Escape");
  await card(page, "ant").getByRole("link").focus();
  await page.keyboard.press("?");
  const shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await shortcuts.getByRole("switch").click();
  await page.keyboard.press("Escape");
  await expect(shortcuts).toBeHidden();
  await card(page, "ant").getByRole("link").focus();
  await page.keyboard.press("n");
  await page.keyboard.press("ArrowDown");
  await expect(card(page, "bee").getByRole("link")).toBeFocused();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
