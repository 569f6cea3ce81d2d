import type { Page } from "@playwright/test";
import { arrangeBoard, card, send } from "./board-page";
import { openPage } from "./open-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

// Unsaved input is discarded only after a confirmation.

const question = (page: Page) => page.getByRole("dialog", { name: "Discard changes?" });
const stay = (page: Page) => question(page).getByRole("button", { name: "Keep editing" }).click();
const leave = (page: Page) => question(page).getByRole("button", { name: "Discard" }).click();
const back = (page: Page) => page.evaluate(() => window.history.back());
const screenLink = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });

test("an opportunity's page asks before a link, Back and the command palette, and staying keeps the input", async ({
  page,
  request,
}) => {
  const name = `Unsaved ${Date.now()}`;
  const board = await arrangeBoard(request, { Lead: [name] });
  await signIn(page, "REP");
  await openPage(page, "/crm/contacts");
  await goTo(page, name);
  const field = page.getByRole("textbox", { name: "Name", exact: true });
  await expect(field).toHaveValue(name);
  const address = page.url();
  expect(address).toMatch(/\/crm\/opportunities\/opp_/);
  await field.fill("Half a name");

  for (const way of [
    () => screenLink(page, "Leads").click(),
    () => back(page),
    () => goTo(page, "Leads"),
  ]) {
    await way();
    await stay(page);
    await expect(question(page)).toBeHidden();
    await expect(field).toHaveValue("Half a name");
    expect(page.url()).toBe(address);
  }

  await goTo(page, "Leads");
  await leave(page);
  await expect(page).toHaveURL(/\/crm\/leads$/);
  const { opportunity } = await send(
    request,
    "GET",
    `/api/v1/crm/opportunities/${board.cards[name]}`,
  );
  expect(opportunity.name).toBe(name);
});

test("an unfinished note in the sheet stays until it is saved or discarded", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant"] });
  await signIn(page, "REP");
  await openPage(page, board.url);
  const sheet = await openSheet(page, "ant");
  await page.keyboard.press("n");
  await page.keyboard.type("Half a thought");

  const ways = [
    () => page.keyboard.press("Escape"),
    () => sheet.getByRole("button", { name: "Close", exact: true }).click(),
    () => back(page),
    () => goTo(page, "Leads"),
  ];
  for (const way of ways) {
    await way();
    await stay(page);
    await expect(question(page)).toBeHidden();
    await expect(note(page)).toHaveValue("Half a thought");
  }

  await note(page).press("Control+Enter");
  await expect(page.getByRole("list", { name: "What happened" })).toContainText("Half a thought");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(board.pipelineId));

  await openSheet(page, "ant");
  await note(page).fill("Not meant");
  await page.keyboard.press("Escape");
  await leave(page);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(board.pipelineId));
});

test("a changed field in the sheet asks before opening the page, closing the window and Back", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant"] });
  await signIn(page, "REP");
  await openPage(page, board.url);
  const sheet = await openSheet(page, "ant");
  const field = sheet.getByRole("textbox", { name: "Name", exact: true });
  await field.fill("bee");

  const ways = [
    () => sheet.getByRole("link", { name: "Open as a page" }).click(),
    () => page.close({ runBeforeUnload: true }),
  ];
  for (const way of ways) {
    const asked = page.waitForEvent("dialog");
    const going = way();
    const prompt = await asked;
    expect(prompt.type()).toBe("beforeunload");
    await prompt.dismiss();
    await going;
    await expect(field).toHaveValue("bee");
  }

  await back(page);
  await stay(page);
  await expect(field).toHaveValue("bee");
  await back(page);
  await leave(page);
  await expect(page).toHaveURL(new RegExp(board.pipelineId));
  await expect(card(page, "ant")).toBeVisible();
});

const note = (page: Page) => page.getByRole("textbox", { name: "Note", exact: true });

async function openSheet(page: Page, name: string) {
  await card(page, name).getByRole("link").click();
  const sheet = page.getByRole("dialog", { name, exact: true });
  await expect(sheet).toBeVisible();
  await expect(page.getByRole("list", { name: "What happened" })).toBeVisible();
  return sheet;
}

/** Goes to a screen or record by the command palette. */
async function goTo(page: Page, name: string) {
  const palette = page.getByRole("dialog", { name: "Go to" });
  // A key press before hydration has no effect.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(palette).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.type(name);
  await palette.getByRole("option", { name }).last().click();
}
