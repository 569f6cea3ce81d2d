import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectToFitPhone } from "./axe";
import { arrangeBoard, card, column, send } from "./board-page";
import { member } from "./organizations";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

// Every screen and its dialogs have no axe violation in light and dark, and fit the width of a phone.

test.slow();

const CRM = "/api/v1/crm";
let lastName = 0;
const unique = (name: string) => `${name} ${Date.now().toString(36)}${++lastName}`;

/** Opens a screen, waits for an element that shows it is complete, and checks it. */
async function look(page: Page, path: string, there: Locator, where = path) {
  await page.goto(path);
  await expect(there).toBeVisible();
  await expectAccessible(page, where);
  await expectToFitPhone(page, where);
}

/** Opens a dialog, checks it and closes it. */
async function lookInto(page: Page, opener: Locator, opened: Locator, where: string) {
  // A click before hydration has no effect.
  await expect(async () => {
    if (!(await opened.isVisible())) await opener.click();
    await expect(opened).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expectAccessible(page, where, "[role=dialog]");
  await page.keyboard.press("Escape");
  await expect(opened).toBeHidden();
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { name, level: 1 });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();
const dialog = (page: Page, name?: string | RegExp) =>
  page.getByRole("dialog", name ? { name } : undefined);

test("the board and its dialogs are accessible", async ({ page, request }) => {
  const board = await arrangeBoard(request, {
    Lead: ["ant", "bee", "cat"],
    Talk: ["dog"],
    Won: ["eel"],
    Lost: [],
  });
  const change = { tags: ["hot"], expected_close_date: "2020-01-10", amount: "250" };
  await send(request, "PATCH", `${CRM}/opportunities/${board.cards.ant}`, change);
  await signIn(page, "MANAGER");
  await look(page, board.url, card(page, "ant"), "the board");
  await lookInto(page, button(page, /^Filters/), dialog(page, "Filters"), "filters");
  await lookInto(page, button(page, "Views"), dialog(page, "Saved views"), "views");
  await lookInto(
    page,
    button(page, "Fields on cards"),
    dialog(page, "Fields on cards"),
    "card fields",
  );
  await lookInto(
    page,
    button(page, "New opportunity"),
    dialog(page, "New opportunity"),
    "new opportunity",
  );
  await card(page, "cat").getByRole("link").focus();
  await page.keyboard.press("m");
  await expect(dialog(page, /^Move/)).toBeVisible();
  await expectAccessible(page, "Move to…", "[role=dialog]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(dialog(page, /shortcuts/i)).toBeVisible();
  await expectAccessible(page, "the shortcuts", "[role=dialog]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(dialog(page, "Go to")).toBeVisible();
  await page.keyboard.type("ant");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expectAccessible(page, "the palette", "[role=dialog]");
  await page.keyboard.press("Escape");
  await column(page, "Lead").getByRole("button", { name: "Actions for ant" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  // The page below is inert while the menu is open, which axe accepts for dialogs only.
  await expectAccessible(page, "a card's menu", "[role=menu]");
  await page.keyboard.press("Escape");
  await card(page, "cat").click({ modifiers: ["Control"] });
  await expect(page.getByRole("region", { name: "Selection" })).toBeVisible();
  await expectAccessible(page, "a selection");
  await look(
    page,
    `${board.url}&q=nothing-like-this`,
    page.getByText(/match/i).first(),
    "a search without results",
  );
});

test("table, opportunity and its timeline are accessible @long", async ({ page, request }) => {
  const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Won: [] });
  await send(request, "POST", `${CRM}/activities`, {
    kind: "call",
    subject: "Call them",
    opportunity_id: board.cards.ant,
  });
  const { opportunity } = await send(request, "GET", `${CRM}/opportunities/${board.cards.ant}`);
  await signIn(page, "REP");
  await look(page, `${board.url}&view=table`, page.getByRole("link", { name: "ant" }), "the table");
  await lookInto(page, button(page, "Columns"), dialog(page, "Columns"), "columns");
  await look(
    page,
    `/crm/opportunities/${opportunity.public_id}`,
    page.getByLabel("Name"),
    "an opportunity's page",
  );
  await page.goto(board.url);
  await card(page, "ant").getByRole("link").click();
  await expect(dialog(page, "ant")).toBeVisible();
  await expect(page.getByRole("list", { name: "What happened" })).toBeVisible();
  await expectAccessible(page, "the sheet");
  await page.keyboard.press("a");
  await expect(dialog(page, "Schedule the next activity")).toBeVisible();
  await expectAccessible(page, "scheduling", "[role=dialog]");
});

test("my day and leads are accessible", async ({ page }) => {
  await signIn(page, "REP");
  const name = unique("Accessible");
  await send(page.request, "POST", `${CRM}/leads`, { name });
  for (const due_at of [null, "2020-01-10T12:00:00Z"]) {
    await send(page.request, "POST", `${CRM}/activities`, {
      kind: "call",
      subject: "Call them",
      due_at,
      owner_user_id: member("REP").userId,
    });
  }
  await look(page, "/crm/my-day", heading(page, /./));
  await look(page, `/crm/leads?q=${encodeURIComponent(name)}`, button(page, name), "leads");
  await lookInto(page, button(page, `Convert ${name}`), dialog(page), "converting a lead");
  await lookInto(page, button(page, name), dialog(page), "a lead");
  await lookInto(page, button(page, "New lead"), dialog(page), "a new lead");
  await look(page, "/crm/leads?q=nothing-like-this", heading(page, "Leads"), "no leads");
});

test("accounts, contacts and the trash are accessible @long", async ({ page }) => {
  await signIn(page, "REP");
  for (const name of ["Acme", "Beta", "Gone"]) {
    await send(page.request, "POST", `${CRM}/accounts`, { name });
    await send(page.request, "POST", `${CRM}/contacts`, { name });
  }
  for (const kind of ["accounts", "contacts"]) {
    const { [kind]: records } = await send(page.request, "GET", `${CRM}/${kind}?q=Gone`);
    await send(page.request, "DELETE", `${CRM}/${kind}/${records[0].public_id}`);
  }
  for (const path of [
    "accounts",
    "contacts",
    "trash",
    "trash?type=account",
    "accounts?q=nothing+like+this",
  ]) {
    await look(page, `/crm/${path}`, heading(page, /./));
  }
  await page.goto("/crm/accounts");
  await lookInto(page, button(page, "New account"), dialog(page), "a new account");
  await page.getByRole("checkbox").nth(1).click();
  await page.getByRole("checkbox").nth(2).click();
  await lookInto(page, button(page, "Merge accounts…"), dialog(page), "merging");
  for (const kind of ["accounts", "contacts"]) {
    const { [kind]: records } = await send(page.request, "GET", `${CRM}/${kind}?limit=1`);
    await look(
      page,
      `/crm/${kind}/${records[0].public_id}`,
      page.getByLabel("Name").first(),
      `one of ${kind}`,
    );
  }
});

test("the settings are accessible @long", async ({ page }) => {
  await signIn(page, "ADMIN");
  for (const screen of ["profile", "pipelines", "members", "api-keys", "organization", "data"]) {
    await look(page, `/settings/${screen}`, heading(page, /./));
  }
  await page.goto("/settings/members");
  await lookInto(page, button(page, /^Invite/), dialog(page), "an invitation");
  await button(page, `Actions for ${member("REP").name}`).click();
  const devices = page.getByRole("menuitem", { name: "Signed-in devices…" });
  await lookInto(page, devices, dialog(page, /is signed in$/), "a member's devices");
  await page.goto("/settings/api-keys");
  await lookInto(page, button(page, "New API key"), dialog(page), "a new key");
  const { pipelines } = await send(page.request, "GET", `${CRM}/opportunity_pipelines`);
  await look(
    page,
    `/settings/pipelines/${pipelines[0].id}`,
    page.getByLabel("Name").first(),
    "a pipeline's editor",
  );
});

test("pages without a session, without permission and of missing records are accessible", async ({
  page,
}) => {
  await look(page, "/sign-in", page.getByLabel("Password"));
  await look(page, "/invite#opi_nothing", heading(page, /./), "an unknown invitation");
  await look(page, "/reset-password#nothing", heading(page, /./), "an unknown reset link");
  await signIn(page, "REP");
  await look(page, "/settings/members", heading(page, /don’t have access/), "a page for admins");
  await look(
    page,
    "/crm/opportunities/opp_nowhere00000",
    page.getByRole("heading").first(),
    "no opportunity",
  );
  await look(page, "/crm/nowhere", page.getByRole("heading").first(), "no page");
});
