import type { Page } from "@playwright/test";
import { arrangeBoard, card, send } from "./board-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

// Whatever was typed is dropped only after a question.

const question = (page: Page) => page.getByRole("dialog", { name: "Leave without saving?" });
const stay = (page: Page) => question(page).getByRole("button", { name: "Keep editing" }).click();
const leave = (page: Page) =>
  question(page).getByRole("button", { name: "Leave without saving" }).click();
const back = (page: Page) => page.evaluate(() => window.history.back());
const screenLink = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });

test("an opportunity's page asks before a link, Back and the command palette; staying keeps what was typed", async ({
  page,
  request,
}) => {
  const name = `Unsaved ${Date.now()}`;
  const board = await arrangeBoard(request, { Lead: [name] });
  await signIn(page, "REP");
  await open(page, "/crm/contacts");
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

test("a note that is only written on an opportunity's page is asked about; once emptied, nobody asks", async ({
  page,
  request,
}) => {
  const name = `Unsaved ${Date.now()}`;
  await arrangeBoard(request, { Lead: [name] });
  await signIn(page, "REP");
  await open(page, "/crm/contacts");
  await goTo(page, name);
  await note(page).fill("Half a thought");
  await screenLink(page, "Leads").click();
  await stay(page);
  await expect(note(page)).toHaveValue("Half a thought");
  await note(page).fill("");
  await screenLink(page, "Leads").click();
  await expect(page).toHaveURL(/\/crm\/leads$/);
});

test("the organization's rules ask before a link and Back", async ({ page }) => {
  await signIn(page, "ADMIN");
  await open(page, "/settings/members");
  await screenLink(page, "Organization").click();
  const days = page.getByLabel("Days until an opportunity rots");
  await days.fill("77");
  await screenLink(page, "Leads").click();
  await stay(page);
  await expect(days).toHaveValue("77");
  await back(page);
  await stay(page);
  await expect(page).toHaveURL("/settings/organization");
  await expect(days).toHaveValue("77");
  await back(page);
  await leave(page);
  await expect(page).toHaveURL("/settings/members");
  await screenLink(page, "Organization").click();
  await expect(days).not.toHaveValue("77");
});

test("a note half written in the sheet stays until it is added or dropped on purpose", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant"] });
  await signIn(page, "REP");
  await open(page, board.url);
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

test("a field changed in the sheet is asked about by the page of its own, by closing and by Back", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant"] });
  await signIn(page, "REP");
  await open(page, board.url);
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

/** Goes there and waits until the page hears presses and keys. */
async function open(page: Page, path: string) {
  await page.goto(path);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__reactProps")),
  );
}

/** Goes to a record or a screen by the command palette. */
async function goTo(page: Page, name: string) {
  const palette = page.getByRole("dialog", { name: "Go to" });
  // Until the page's script has taken over, a key is lost.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(palette).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.type(name);
  await palette.getByRole("option", { name }).last().click();
}
