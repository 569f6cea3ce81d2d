import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { arrangeBoard, card, send } from "./board-page";
import { member } from "./organizations";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

const DAY = 86_400_000;
let count = 0;

/** A text that no other record contains. */
const unique = (text: string) => `${text} ${Date.now()}-${++count}`;
const timeline = (page: Page) => page.getByRole("region", { name: "Timeline" });
const nextActivities = (page: Page) => page.getByRole("list", { name: "Next activities" });
const toast = (page: Page, text: string) =>
  page.locator("[data-sonner-toast]").filter({ hasText: text });
const row = (page: Page, subject: string) =>
  page.getByRole("listitem", { name: subject, exact: true });

test.describe("the opportunity sheet", () => {
  test("schedules a follow-up for tomorrow with A and T, which can be completed and reopened", async ({
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
    await expect(timeline(page).getByText("No next activity.")).toBeVisible();
    await toast(page, "Follow up is done").getByRole("button", { name: "Undo" }).click();
    await expect(nextActivities(page).getByRole("listitem")).toHaveCount(1);
  });

  test("shows notes and calls beside the changes, to be edited, deleted and restored", async ({
    page,
  }) => {
    await signIn(page, "REP");
    const name = unique("Noted");
    const board = await arrangeBoard(page.request, { Open: [name] });
    await openSheet(page, board.url, name);
    const past = page.getByRole("list", { name: "What happened" });
    await expect(past).toContainText("created this opportunity");
    await page.keyboard.press("n");
    await page.keyboard.type("They want two lines.\nBudget is approved.");
    await page.keyboard.press("Control+Enter");
    await expect(past.getByRole("listitem").first()).toContainText("Budget is approved.");
    await expect(page.getByLabel("Note", { exact: true }).last()).toHaveValue("");

    await timeline(page).getByText("Call", { exact: true }).click();
    await page.getByLabel("About the call").fill("Agreed the price");
    await page.getByRole("button", { name: "Log call" }).click();
    await expect(past.getByRole("checkbox", { name: "Agreed the price is done" })).toBeChecked();

    await page.getByRole("button", { name: "Activities", exact: true }).click();
    await expect(past).not.toContainText("created this opportunity");
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

  test("follows the board, a search result and the sorted table with J and K", async ({ page }) => {
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
    await page.keyboard.press("k");
    await expect(page.getByRole("dialog", { name: second })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(new RegExp(`pipeline=${board.pipelineId}`));
    await expect(card(page, first)).toBeVisible();

    await page.goto(`${found}&view=table&sort=name`);
    await page.getByRole("table").getByRole("link", { name: second }).click();
    await expect(page.getByRole("dialog", { name: second })).toBeVisible();
    for (const name of [third, first]) {
      await page.keyboard.press("j");
      await expect(page.getByRole("dialog", { name })).toBeVisible();
    }
    await expect(page.getByRole("button", { name: "Next opportunity: none" })).toBeDisabled();
  });
});

/** The group of a task that is due today: in the last minute of the day it is late. */
function groupOfToday(): string {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "America/New_York",
    timeStyle: "short",
  }).format();
  return clock === "23:59" ? "Overdue" : "Today";
}

test.describe("My day", () => {
  test("is used by keyboard to move, complete, undo, reschedule and open", async ({ page }) => {
    await signIn(page, "REP");
    const userId = await ownId(page);
    const name = unique("Day");
    const board = await arrangeBoard(page.request, { Open: [name] });
    const due = (days: number) => new Date(Date.now() + days * DAY).toISOString();
    const [first, second] = [unique("First"), unique("Second")];
    await newActivity(page.request, { subject: first, due_at: due(-2), owner_user_id: userId });
    const opportunity_id = board.cards[name];
    await newActivity(page.request, {
      subject: second,
      due_at: due(-1),
      owner_user_id: userId,
      opportunity_id,
    });
    await page.goto("/crm/my-day");
    await expect(page.getByRole("region", { name: "Overdue" })).toContainText(second);

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

  test("adds a task in one line and schedules an activity for an opportunity without one", async ({
    page,
  }) => {
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
    await expect(page.getByRole("region", { name: groupOfToday() })).toContainText(subject);
    await expect(page.getByLabel("New task")).toHaveValue("");

    const unplanned = page.getByRole("region", { name: "No next activity" });
    await unplanned
      .getByRole("button", { name: `Schedule an activity for ${opportunity}` })
      .click();
    await page.keyboard.press("1");
    await expect(unplanned.getByRole("link", { name: opportunity })).toHaveCount(0);
    await expect(page.getByRole("region", { name: groupOfToday() })).toContainText(opportunity);
  });

  test("shows a manager another member's day, and a REP only the REP's own", async ({ page }) => {
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
    await expect(
      page.getByRole("heading", { name: "You don’t have access to this page" }),
    ).toBeVisible();
  });
});

test.describe("leads", () => {
  test("are created, found, edited, deleted and restored", async ({ page }) => {
    await signIn(page, "REP");
    await page.goto("/crm/leads");
    const name = unique("Ada");
    await page.getByRole("button", { name: "New lead" }).click();
    await page.getByRole("button", { name: "Create lead" }).click();
    await expect(page.getByText("Enter a name")).toBeVisible();
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
    await expect(page.getByRole("heading", { name: "No leads match" })).toBeVisible();
    await page.getByRole("search").getByLabel("Status").selectOption("qualified");
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(leadRow(page, name)).toHaveCount(0);
    await toast(page, "was deleted").getByRole("button", { name: "Undo" }).click();
    await expect(leadRow(page, name)).toBeVisible();
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

/** The id of the signed-in user. */
async function ownId(page: Page): Promise<string> {
  return (await (await page.request.get("/api/user/me")).json()).id;
}
