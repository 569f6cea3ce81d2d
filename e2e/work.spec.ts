import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { arrangeBoard, card, send } from "./board-page";
import { member } from "./organizations";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

const DAY = 86_400_000;
let count = 0;

/** A text that no other test has. */
const unique = (text: string) => `${text} ${Date.now()}-${++count}`;
const timeline = (page: Page) => page.getByRole("region", { name: "Timeline" });
const nextActivities = (page: Page) => page.getByRole("list", { name: "Next activities" });
const toast = (page: Page, text: string) =>
  page.locator("[data-sonner-toast]").filter({ hasText: text });
const row = (page: Page, subject: string) =>
  page.getByRole("listitem", { name: subject, exact: true });

test.describe("the timeline of an opportunity", () => {
  test("A and T schedule a follow-up for tomorrow, which can be taken back, ticked and unticked", async ({
    page,
  }) => {
    await signIn(page, "REP");
    const name = unique("Scheduled");
    const board = await arrangeBoard(page.request, { Open: [name] });
    await openSheet(page, board.url, name);
    await page.keyboard.press("a");
    await expect(page.getByRole("dialog", { name: "Schedule the next activity" })).toBeVisible();
    await page.keyboard.press("t");
    await expect(nextActivities(page).getByRole("listitem")).toHaveText([/Follow up.*Tomorrow/]);
    const record = await send(
      page.request,
      "GET",
      `/api/v1/crm/opportunities/${board.cards[name]}`,
    );
    expect(record.opportunity).toMatchObject({
      lock_version: 0,
      next_activity: { kind: "task", subject: "Follow up", state: "planned" },
    });

    const box = timeline(page).getByRole("checkbox", { name: "Follow up is done" });
    await box.click();
    await expect(nextActivities(page).getByRole("listitem")).toHaveCount(0);
    await expect(timeline(page).getByText("Nothing is planned next.")).toBeVisible();
    await toast(page, "Follow up is done").getByRole("button", { name: "Undo" }).click();
    await expect(nextActivities(page).getByRole("listitem")).toHaveCount(1);
  });

  test("notes and calls are written into it, edited, deleted and brought back, beside the changes", async ({
    page,
  }) => {
    await signIn(page, "REP");
    const name = unique("Noted");
    const board = await arrangeBoard(page.request, { Open: [name] });
    await openSheet(page, board.url, name);
    const past = page.getByRole("list", { name: "What happened" });
    await expect(past).toContainText("created it");
    await page.keyboard.press("n");
    await page.keyboard.type("They want two lines.\nBudget is approved.");
    await page.keyboard.press("Control+Enter");
    await expect(past.getByRole("listitem").first()).toContainText("Budget is approved.");
    await expect(page.getByLabel("Note", { exact: true }).last()).toHaveValue("");

    await timeline(page).getByText("Call", { exact: true }).click();
    await page.getByLabel("What about the call").fill("Agreed the price");
    await page.getByRole("button", { name: "Log call" }).click();
    await expect(past.getByRole("checkbox", { name: "Agreed the price is done" })).toBeChecked();

    await page.getByRole("button", { name: "Activities", exact: true }).click();
    await expect(past).not.toContainText("created it");
    await page.getByRole("button", { name: "Actions for Agreed the price" }).click();
    await page.getByRole("menuitem", { name: "Edit" }).click();
    await page.getByLabel("Subject").fill("Agreed the final price");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(past).toContainText("Agreed the final price");
    await page.getByRole("button", { name: "Actions for Agreed the final price" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(past).not.toContainText("Agreed the final price");
    await toast(page, "was deleted").getByRole("button", { name: "Undo" }).click();
    await expect(past).toContainText("Agreed the final price");
  });

  test("J and K lead along the board without leaving the sheet, and Back to the board", async ({
    page,
  }) => {
    await signIn(page, "REP");
    const [first, second, third] = [unique("First"), unique("Second"), unique("Third")];
    const board = await arrangeBoard(page.request, { One: [first, second], Two: [third] });
    await openSheet(page, board.url, first);
    for (const name of [second, third]) {
      await page.keyboard.press("j");
      await expect(page.getByRole("dialog", { name })).toBeVisible();
    }
    await expect(page.getByRole("button", { name: "Next opportunity: none" })).toBeDisabled();
    await page.keyboard.press("k");
    await expect(page.getByRole("dialog", { name: second })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(new RegExp(`pipeline=${board.pipelineId}`));
    await expect(card(page, first)).toBeVisible();
  });

  test("J and K lead along what a search has found, on the board and in the sorted table", async ({
    page,
  }) => {
    await signIn(page, "REP");
    const mark = unique("Alike");
    const [first, second, third] = [`${mark} C`, `${mark} A`, `${mark} B`];
    const board = await arrangeBoard(page.request, {
      One: [first, unique("Other"), second],
      Two: [unique("Other"), third],
    });
    const found = `${board.url}&q=${encodeURIComponent(mark)}`;
    await openSheet(page, found, first);
    for (const name of [second, third]) {
      await page.keyboard.press("j");
      await expect(page.getByRole("dialog", { name })).toBeVisible();
    }
    await expect(page.getByRole("button", { name: "Next opportunity: none" })).toBeDisabled();

    await page.goto(`${found}&view=table&sort=name`);
    await page.getByRole("table").getByRole("link", { name: second }).click();
    await expect(page.getByRole("dialog", { name: second })).toBeVisible();
    for (const name of [third, first]) {
      await page.keyboard.press("j");
      await expect(page.getByRole("dialog", { name })).toBeVisible();
    }
    await expect(page.getByRole("button", { name: "Next opportunity: none" })).toBeDisabled();
  });

  test("an edit of an activity that a colleague changed meanwhile overwrites nothing", async ({
    page,
  }) => {
    await signIn(page, "REP");
    const name = unique("Stale");
    const board = await arrangeBoard(page.request, { Open: [name] });
    const activity = await newActivity(page.request, {
      subject: "Call them",
      opportunity_id: board.cards[name],
    });
    await openSheet(page, board.url, name);
    await page.getByRole("button", { name: "Actions for Call them" }).click();
    await page.getByRole("menuitem", { name: "Edit" }).click();
    await page.getByLabel("Subject").fill("Mine");
    await send(page.request, "PATCH", `/api/v1/crm/activities/${activity.id}`, {
      subject: "Theirs",
    });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "Somebody changed this" }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Drop mine, show theirs" }).click();
    await expect(page.getByLabel("Subject")).toHaveValue("Theirs");
  });

  test("a VIEWER reads it and writes nothing", async ({ page }) => {
    const name = unique("Read");
    const board = await arrangeBoard(page.request, { Open: [name] });
    await newActivity(page.request, { subject: "Call them", opportunity_id: board.cards[name] });
    await signIn(page, "VIEWER");
    await openSheet(page, board.url, name);
    await expect(nextActivities(page)).toContainText("Call them");
    await expect(page.getByRole("checkbox", { name: "Call them is done" })).toBeDisabled();
    await expect(page.getByRole("button", { name: "Schedule" })).toHaveCount(0);
    await page.keyboard.press("a");
    await expect(page.getByRole("dialog", { name: "Schedule the next activity" })).toHaveCount(0);
  });
});

/** Where what is for today stands: in the last minute of the demo's day it is late. */
function whereTodays(): string {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "America/New_York",
    timeStyle: "short",
  }).format();
  return clock === "23:59" ? "Late" : "Today";
}

test.describe("My day", () => {
  test("is worked off by keyboard: walk, tick, take back, reschedule, open", async ({ page }) => {
    await signIn(page, "REP");
    const userId = await ownId(page);
    const name = unique("Day");
    const board = await arrangeBoard(page.request, { Open: [name] });
    const due = (days: number) => new Date(Date.now() + days * DAY).toISOString();
    const [first, second] = [unique("First"), unique("Second")];
    // Before what an attempt that failed has left behind.
    const oldest = -900 - 2 * test.info().retry;
    await newActivity(page.request, { subject: first, due_at: due(oldest), owner_user_id: userId });
    const opportunity_id = board.cards[name];
    await newActivity(page.request, {
      subject: second,
      due_at: due(oldest + 1),
      owner_user_id: userId,
      opportunity_id,
    });
    await page.goto("/crm/my-day");
    await expect(page.getByRole("region", { name: "Late" })).toContainText(second);

    await row(page, first).focus();
    await page.keyboard.press("j");
    await expect(row(page, second)).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(row(page, first)).toBeFocused();
    await page.keyboard.press("x");
    await expect(row(page, first)).toHaveCount(0);
    await expect(row(page, second)).toBeFocused();
    await toast(page, `${first} is done`).getByRole("button", { name: "Undo" }).click();
    await expect(row(page, first)).toBeVisible();

    await row(page, second).focus();
    await page.keyboard.press("r");
    await expect(page.getByRole("menu")).toBeVisible();
    await page.getByRole("menuitem", { name: "Tomorrow" }).press("Enter");
    await expect(page.getByRole("region", { name: "Next 7 days" })).toContainText(second);
    await row(page, second).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/crm\/opportunities\/opp_/);
    await expect(page.getByRole("heading", { name, level: 1 })).toBeAttached();
  });

  test("takes a task in one line and plans an opportunity that has none", async ({ page }) => {
    await signIn(page, "REP");
    const opportunity = unique("Unplanned");
    await send(page.request, "POST", "/api/v1/crm/opportunities", {
      name: opportunity,
      owner_user_id: member("REP").userId,
    });
    await page.goto("/crm/my-day");
    const subject = unique("Quick");
    await page.getByLabel("New task").fill(subject);
    await page.getByLabel("New task").press("Enter");
    await expect(page.getByRole("region", { name: whereTodays() })).toContainText(subject);
    await expect(page.getByLabel("New task")).toHaveValue("");

    const unplanned = page.getByRole("region", { name: "Without a next activity" });
    await unplanned
      .getByRole("button", { name: `Schedule an activity for ${opportunity}` })
      .click();
    await page.keyboard.press("1");
    await expect(unplanned.getByRole("link", { name: opportunity })).toHaveCount(0);
    await expect(page.getByRole("region", { name: whereTodays() })).toContainText(opportunity);
  });

  test("shows a manager a colleague's day, and a rep no other", async ({ page }) => {
    await signIn(page, "REP");
    const rep = await ownId(page);
    const subject = unique("Looked at");
    await newActivity(page.request, { subject, owner_user_id: rep });
    await page.context().clearCookies();
    await signIn(page, "MANAGER");
    const manager = await ownId(page);
    await page.goto("/crm/my-day");
    await expect(page.getByRole("heading", { name: "My day" })).toBeVisible();
    await page.getByLabel("Whose day").selectOption(rep);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${member("REP").name}’s day`);
    await expect(page.getByRole("region", { name: "No date" })).toContainText(subject);
    await page.context().clearCookies();
    await signIn(page, "REP");
    await page.goto(`/crm/my-day?member=${manager}`);
    await expect(page.getByRole("heading", { name: "This page is not open to you" })).toBeVisible();
  });

  test("is empty for who owns nothing, and says so", async ({ page }) => {
    await signIn(page, "VIEWER");
    await page.goto("/crm/my-day");
    await expect(page.getByRole("heading", { name: "Nothing due" })).toBeVisible();
    await expect(page.getByLabel("New task")).toHaveCount(0);
  });
});

test.describe("leads", () => {
  test("are created, found, edited, deleted and brought back", async ({ page }) => {
    await signIn(page, "REP");
    await page.goto("/crm/leads");
    const name = unique("Ada");
    await page.getByRole("button", { name: "New lead" }).click();
    await page.getByRole("button", { name: "Create lead" }).click();
    await expect(page.getByText("Must not be empty")).toBeVisible();
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Email").fill("no address");
    await page.getByRole("button", { name: "Create lead" }).click();
    await expect(page.getByText("Must be an email address")).toBeVisible();
    await page.getByLabel("Email").fill("ada@example.com");
    await page.getByRole("button", { name: "Create lead" }).click();
    await expect(leadRow(page, name)).toContainText("ada@example.com");

    await page.getByLabel("Search leads").fill(name);
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByRole("status").filter({ hasText: "1 lead" })).toBeVisible();
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").getByLabel("Status").selectOption("qualified");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(leadRow(page, name)).toContainText("Qualified");
    await page.getByRole("search").getByLabel("Status").selectOption("unqualified");
    await expect(page.getByRole("heading", { name: "No lead matches" })).toBeVisible();
    await page.getByRole("search").getByLabel("Status").selectOption("qualified");
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(leadRow(page, name)).toHaveCount(0);
    await toast(page, "was deleted").getByRole("button", { name: "Undo" }).click();
    await expect(leadRow(page, name)).toBeVisible();
  });

  test("become an opportunity with the names that were asked for, and lead to it", async ({
    page,
  }) => {
    await signIn(page, "REP");
    const [name, company] = [unique("Ada"), unique("Analytical")];
    await newLead(page.request, { name, company });
    await page.goto(`/crm/leads?q=${encodeURIComponent(name)}`);
    await page.getByRole("button", { name: `Convert ${name}` }).click();
    const dialog = page.getByRole("dialog", { name: `Convert ${name}` });
    await expect(dialog.getByLabel("Contact")).toHaveValue(name);
    await expect(dialog.getByLabel("Account")).toHaveValue(company);
    await dialog.getByLabel("Opportunity").fill(`${company} engine`);
    await dialog.getByLabel("Amount").fill("12x");
    await dialog.getByRole("button", { name: "Convert lead" }).click();
    await expect(dialog.getByText("Must be a decimal number")).toBeVisible();
    await dialog.getByLabel("Amount").fill("12,500.50");
    await dialog.getByLabel("Stage").selectOption("Qualification");
    await dialog.getByRole("button", { name: "Convert lead" }).click();
    await expect(leadRow(page, name)).toContainText("Converted");
    await page.getByRole("link", { name: `Opportunity of ${name}` }).click();
    await expect(page.getByRole("heading", { name: `${company} engine`, level: 1 })).toBeAttached();
    await expect(page.getByLabel("Amount")).toHaveValue("12500.50");
    await expect(page.getByLabel("Account")).toHaveValue(company);
  });

  test("are converted once: who comes second is told", async ({ page }) => {
    await signIn(page, "REP");
    const name = unique("Twice");
    const { id } = await newLead(page.request, { name });
    await page.goto(`/crm/leads?q=${encodeURIComponent(name)}`);
    await page.getByRole("button", { name: `Convert ${name}` }).click();
    await send(page.request, "POST", `/api/v1/crm/leads/${id}/convert`);
    await page.getByRole("button", { name: "Convert lead" }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "has been converted already" }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("link", { name: `Opportunity of ${name}` })).toBeVisible();
  });

  test("that a colleague changed meanwhile are not overwritten", async ({ page }) => {
    await signIn(page, "REP");
    const name = unique("Stale");
    const { id } = await newLead(page.request, { name });
    await page.goto(`/crm/leads?q=${encodeURIComponent(name)}`);
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByLabel("Company").fill("Mine");
    await send(page.request, "PATCH", `/api/v1/crm/leads/${id}`, { company: "Theirs" });
    await page.getByRole("button", { name: "Save" }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "Somebody changed this lead" }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Drop mine, show theirs" }).click();
    await expect(page.getByLabel("Company")).toHaveValue("Theirs");
  });

  test("are read by a VIEWER, with nothing to press", async ({ page }) => {
    const name = unique("Read");
    await newLead(page.request, { name });
    await signIn(page, "VIEWER");
    await page.goto(`/crm/leads?q=${encodeURIComponent(name)}`);
    await expect(leadRow(page, name)).toBeVisible();
    await expect(page.getByRole("button", { name: "New lead" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: `Convert ${name}` })).toHaveCount(0);
    await page.getByRole("button", { name, exact: true }).click();
    await expect(page.getByLabel("Name")).toBeDisabled();
  });
});

async function openSheet(page: Page, board: string, name: string): Promise<void> {
  await page.goto(board);
  await card(page, name).getByRole("link").click();
  await expect(page.getByRole("dialog", { name })).toBeVisible();
  await expect(page.getByRole("list", { name: "What happened" })).toBeVisible();
}

function leadRow(page: Page, name: string): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("button", { name, exact: true }) });
}

async function newActivity(request: APIRequestContext, activity: object): Promise<{ id: string }> {
  return (await send(request, "POST", "/api/v1/crm/activities", { kind: "call", ...activity }))
    .activity;
}

async function newLead(request: APIRequestContext, lead: object): Promise<{ id: string }> {
  return (await send(request, "POST", "/api/v1/crm/leads", lead)).lead;
}

/** The id of who is signed in. */
async function ownId(page: Page): Promise<string> {
  return (await (await page.request.get("/api/user/me")).json()).id;
}
