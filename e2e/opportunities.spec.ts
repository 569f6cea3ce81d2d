import type { APIRequestContext, Page } from "@playwright/test";
import { arrangeBoard, card, column, expectCards, send, type TestBoard } from "./board-page";
import { untilHydrated } from "./open-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

// What board and table share: filters, views, selection and the command palette.

const LISTS = { Lead: ["ant", "bee", "cat"], Talk: ["dog"], Won: [] };

async function arrange(request: APIRequestContext): Promise<TestBoard> {
  const board = await arrangeBoard(request, LISTS);
  const change = (name: string, body: object) =>
    send(request, "PATCH", `/api/v1/crm/opportunities/${board.cards[name]}`, body);
  await change("ant", { amount: "250", tags: ["hot"], expected_close_date: "2030-01-10" });
  await change("cat", { amount: "900" });
  await change("bee", { amount: "5000", tags: ["hot", "big"] });
  return board;
}

async function open(page: Page, address: string): Promise<void> {
  await signIn(page, "MANAGER");
  await page.goto(address);
  if (address.includes("view=table")) await untilHydrated(page.getByRole("table"));
}

/** Opens a screen with the stream of changes connected. */
async function openLive(page: Page, address: string): Promise<void> {
  const stream = page.waitForResponse((response) => response.url().includes("/crm/events"));
  await open(page, address);
  expect((await stream).ok()).toBe(true);
}

/** The Undo button in the toast with this text. */
const undo = (page: Page, said: string) =>
  page
    .locator("[data-sonner-toast]")
    .filter({ hasText: said })
    .getByRole("button", { name: "Undo" });

const rows = (page: Page) => page.getByRole("table").getByRole("link");

test("a filter applies to board, table and totals, is in the address and can be removed", async ({
  page,
  request,
}) => {
  const board = await arrange(request);
  await open(page, board.url);
  await page.getByRole("button", { name: /^Filters/ }).click();
  const filters = page.getByRole("dialog", { name: "Filters" });
  await filters.getByLabel("Amount (min)").fill("much");
  await filters.getByRole("button", { name: "Apply filters" }).click();
  await expect(filters.getByLabel("Amount (min)")).toHaveAttribute("aria-invalid", "true");
  await filters.getByLabel("Amount (min)").fill("1000");
  await filters.getByLabel("Tag").fill("hot");
  await filters.getByRole("button", { name: "Apply filters" }).click();
  await expectCards(page, "Lead", ["bee"]);
  await expectCards(page, "Talk", []);
  await expect(column(page, "Lead")).toContainText("$5,000");
  await expect(page).toHaveURL(/min_amount=1000.*tag=hot/);

  const address = new URL(page.url()).search.slice(1);
  const summary = await send(
    request,
    "GET",
    `/api/v1/crm/opportunities/summary?${address.replace("pipeline=", "pipeline_id=")}`,
  );
  expect(summary.total.count).toBe(1);
  await page.getByRole("link", { name: "Table" }).click();
  await expect(rows(page)).toHaveText(["bee"]);
  await expect(page.getByText("1 opportunity, 1 open")).toBeVisible();

  await page.getByRole("button", { name: /Tag: hot/ }).click();
  await expect(rows(page)).toHaveText(["bee", "dog"]);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rows(page)).toHaveText(["ant", "bee", "cat", "dog"]);
});

test("a saved view restores filter, order and columns, and can be updated and deleted", async ({
  page,
  request,
}) => {
  const board = await arrange(request);
  await open(page, `${board.url}&view=table&tag=hot&sort=-amount&columns=amount,tags`);
  await expect(rows(page)).toHaveText(["bee", "ant"]);
  const name = `Hot ${Date.now()}`;
  await page.getByRole("button", { name: "Views" }).click();
  const views = page.getByRole("dialog", { name: "Saved views" });
  await views.getByLabel("Save this view as").fill(name);
  await views.getByLabel("Share with everyone").click();
  await views.getByRole("button", { name: "Save view" }).click();
  await expect(page).toHaveURL(/saved=/);

  await page.goto("/crm/opportunities");
  await page.getByRole("button", { name: "Views" }).click();
  await views.getByRole("button", { name: name }).first().click();
  await expect(rows(page)).toHaveText(["bee", "ant"]);
  await expect(page.getByRole("columnheader", { name: "Tags" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Owner" })).toHaveCount(0);

  await page.getByRole("button", { name: "Amount", exact: true }).click();
  await expect(rows(page)).toHaveText(["ant", "bee"]);
  await page.getByRole("button", { name: "Views" }).click();
  await views.getByRole("button", { name: `Save changes to ${name}` }).click();
  await expect(views.getByRole("button", { name: `Save changes to ${name}` })).toBeHidden();
  await views.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(views.getByRole("button", { name: `Delete ${name}` })).toHaveCount(0);
});

test("the fields on cards can be chosen and saved in a view", async ({ page, request }) => {
  const board = await arrange(request);
  await open(page, board.url);
  await expect(card(page, "ant")).toContainText("$250");
  await page.getByRole("button", { name: "Fields on cards" }).click();
  await page.getByRole("checkbox", { name: "Amount" }).click();
  await expect(card(page, "ant")).not.toContainText("$250");
  await page.getByRole("checkbox", { name: "Expected close" }).click();
  await expect(page).toHaveURL(/cards=account%2Cactivity%2Cowner/);
  await page.keyboard.press("Escape");
  const name = `Plain ${Date.now()}`;
  await page.getByRole("button", { name: "Views" }).click();
  const views = page.getByRole("dialog", { name: "Saved views" });
  await views.getByLabel("Save this view as").fill(name);
  await views.getByRole("button", { name: "Save view" }).click();
  await expect(page).toHaveURL(/saved=/);

  await page.goto(board.url);
  await expect(card(page, "ant")).toContainText("$250");
  await page.getByRole("button", { name: "Views" }).click();
  await views.getByRole("button", { name: name }).first().click();
  await expect(card(page, "ant")).not.toContainText("$250");
  await page.getByRole("button", { name: "Views" }).click();
  await views.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(views.getByRole("button", { name: `Delete ${name}` })).toHaveCount(0);
});

test("rows are sorted, edited in place, selected with Shift, changed together and undone in one step", async ({
  page,
  request,
}) => {
  const board = await arrange(request);
  await open(page, `${board.url}&view=table`);
  await page.getByRole("button", { name: "Amount", exact: true }).click();
  await expect(rows(page)).toHaveText(["ant", "cat", "dog", "bee"]);
  await expect(page.getByRole("columnheader", { name: "Amount" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );

  await page.getByRole("button", { name: "Edit amount of ant" }).click();
  await page.getByRole("textbox", { name: "Amount" }).fill("9000");
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveText(["cat", "dog", "bee", "ant"]);

  await page.getByRole("checkbox", { name: "Select cat" }).click();
  await page.getByRole("checkbox", { name: "Select bee" }).click({ modifiers: ["Shift"] });
  const selection = page.getByRole("region", { name: "Selection" });
  await expect(selection).toContainText("3 selected");
  await selection.getByRole("button", { name: "Move to…" }).click();
  await page.getByRole("menuitem", { name: "Won" }).click();
  await expect.poll(() => stageOf(request, board, "dog")).toBe("Won");
  expect(await stageOf(request, board, "cat")).toBe("Won");
  await undo(page, "moved to Won").click();
  await expect.poll(() => stageOf(request, board, "dog")).toBe("Talk");
  expect(await stageOf(request, board, "cat")).toBe("Lead");

  await selection.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(rows(page)).toHaveText(["ant"]);
  await expect(selection).toBeHidden();
});

test("cards selected by key and click are tagged and closed together", async ({
  page,
  request,
}) => {
  const board = await arrange(request);
  await open(page, board.url);
  await card(page, "cat").click({ modifiers: ["Control"] });
  await card(page, "dog").getByRole("link").focus();
  await page.keyboard.press("x");
  const selection = page.getByRole("region", { name: "Selection" });
  await expect(selection).toContainText("2 selected");
  await selection.getByRole("button", { name: "Tags…" }).click();
  await page.getByLabel("Add", { exact: true }).fill("spring");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Apply", exact: true }).last().click();
  await expect.poll(async () => (await record(request, board, "cat")).tags).toEqual(["spring"]);
  expect((await record(request, board, "dog")).tags).toEqual(["spring"]);
  await selection.getByRole("button", { name: "Mark won/lost…" }).click();
  await page.getByRole("menuitem", { name: "Won" }).click();
  await expect.poll(async () => (await record(request, board, "cat")).status).toBe("won");
  await undo(page, "moved to Won").click();
  await expect.poll(async () => (await record(request, board, "cat")).status).toBe("open");
  await page.getByRole("button", { name: "Clear selection" }).click();
  await expect(selection).toBeHidden();
});

test("a deleted card leaves the selection, no matter who deleted it", async ({ page, request }) => {
  const board = await arrange(request);
  await openLive(page, board.url);
  for (const name of ["ant", "bee", "dog"])
    await card(page, name).click({ modifiers: ["Control"] });
  const selection = page.getByRole("region", { name: "Selection" });
  await expect(selection).toContainText("3 selected");
  await send(request, "DELETE", `/api/v1/crm/opportunities/${board.cards.ant}`);
  await expect(selection).toContainText("2 selected");
  await page.locator(`[data-card-id="${board.cards.bee}"] a`).focus();
  await page.keyboard.press("Delete");
  await expect(selection).toContainText("1 selected");
  await selection.getByRole("button", { name: "Move to…" }).click();
  await page.getByRole("menuitem", { name: "Won" }).click();
  await expect.poll(() => stageOf(request, board, "dog")).toBe("Won");
  await expect(selection).toContainText("1 selected");
});

test("a row that no longer matches the filter leaves the selection", async ({ page, request }) => {
  const board = await arrange(request);
  await openLive(page, `${board.url}&view=table&status=open`);
  await page.getByRole("checkbox", { name: "Select cat" }).click();
  await page.getByRole("checkbox", { name: "Select dog" }).click();
  const selection = page.getByRole("region", { name: "Selection" });
  await expect(selection).toContainText("2 selected");
  await selection.getByRole("button", { name: "Move to…" }).click();
  await page.getByRole("menuitem", { name: "Won" }).click();
  await expect(rows(page)).toHaveText(["ant", "bee"]);
  await expect(selection).toBeHidden();
  await undo(page, "moved to Won").click();
  await expect.poll(() => stageOf(request, board, "dog")).toBe("Talk");
  expect(await stageOf(request, board, "cat")).toBe("Lead");
});

test("the command palette finds a record, and an address opens the new opportunity dialog", async ({
  page,
  request,
}) => {
  const board = await arrange(request);
  await open(page, board.url);
  await expect(card(page, "ant")).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: "Go to" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const name = `palette ${Date.now()}`;
  await send(request, "POST", "/api/v1/crm/opportunities", {
    name,
    pipeline_stage_id: board.stages.Lead,
  });
  await page.keyboard.type(name);
  await expect(page.getByRole("option", { name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/crm\/opportunities\/opp_/);
  await page.goto("/crm/opportunities?new=opportunity");
  await expect(page.getByRole("dialog", { name: "New opportunity" })).toBeVisible();
});

async function record(request: APIRequestContext, board: TestBoard, name: string) {
  return (await send(request, "GET", `/api/v1/crm/opportunities/${board.cards[name]}`)).opportunity;
}

async function stageOf(
  request: APIRequestContext,
  board: TestBoard,
  name: string,
): Promise<string> {
  return (await record(request, board, name)).stage;
}

test("an inline edit does not overwrite another user's change unnoticed", async ({
  page,
  request,
}) => {
  const board = await arrange(request);
  const path = `/api/v1/crm/opportunities/${board.cards.ant}`;
  await openLive(page, board.url);
  await card(page, "ant").getByRole("link").focus();
  await page.keyboard.press("a");
  const edit = page.getByRole("dialog", { name: "Amount of ant" });
  await expect(edit.getByLabel("Amount")).toBeFocused();
  await send(request, "PATCH", path, { amount: "300" });
  await expect(card(page, "ant")).toContainText("$300");
  await page.keyboard.press("Enter");
  await expect(edit).toBeHidden();
  expect((await send(request, "GET", path)).opportunity.amount).toBe("300.00");

  await page.keyboard.press("a");
  await expect(edit.getByLabel("Amount")).toBeFocused();
  await page.keyboard.type("777");
  await send(request, "PATCH", path, { amount: "400" });
  await expect(card(page, "ant")).toContainText("$400");
  await page.keyboard.press("Enter");
  await expect(edit).toContainText(
    "Somebody has just changed this. Check the value and save again.",
  );
  await page.keyboard.press("Enter");
  await expect(edit).toBeHidden();
  await expect
    .poll(async () => (await send(request, "GET", path)).opportunity.amount)
    .toBe("777.00");
});

test("the address names the pipeline that is shown", async ({ page }) => {
  await open(page, "/crm/opportunities");
  await page.getByRole("searchbox", { name: "Search opportunities" }).fill("e");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=e.*pipeline=/);
  await page.reload();
  await expect(page).toHaveURL(/q=e.*pipeline=/);
});
