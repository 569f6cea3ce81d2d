import type { Page } from "@playwright/test";
import { send } from "./board-page";
import { closeOtherBrowsers } from "./close-other-browsers";
import { browserOf, isLetIn, joinBy, newPerson } from "./members";
import { member as memberOf, organization } from "./organizations";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

test.afterEach(closeOtherBrowsers);

test.beforeEach(async ({ page }) => {
  await signIn(page, "ADMIN");
  await page.goto("/settings/members");
});

/** Opens a member's menu, chooses an action and returns its dialog. */
async function choose(page: Page, name: string, action: string) {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
  return page.getByRole("dialog");
}

test("an invitation link lets one new member join, once", async ({ page, browser }) => {
  const person = newPerson();
  await page.getByRole("button", { name: "Invite by link" }).click();
  await page.getByRole("radio", { name: "Manager" }).check();
  await page.getByLabel("Email (optional)").fill(person.email.toUpperCase());
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  expect(new URL(link).search).toBe("");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: new RegExp(person.email) })).toContainText("Invited");

  const other = await (await browser.newContext()).newPage();
  const asked: string[] = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.goto(link);
  await expect(other.getByRole("heading", { name: `Join ${organization().name}` })).toBeVisible();
  await expect(other.getByLabel("Email")).toHaveValue(person.email);
  await other.getByLabel("Name").fill(person.name);
  await other.getByLabel("Password", { exact: true }).fill("short");
  await other.getByRole("button", { name: `Join ${organization().name}` }).click();
  await expect(other.getByText("Must have at least 10 characters")).toBeVisible();
  await other.getByLabel("Password", { exact: true }).fill(person.password);
  await other.getByRole("button", { name: `Join ${organization().name}` }).click();
  await expect(other).toHaveURL(/\/crm\/opportunities/);
  await expect(other.getByRole("button", { name: new RegExp(person.name) })).toBeVisible();
  const secret = new URL(link).hash.split(".")[1] ?? "no secret";
  expect(asked.filter((url) => url.split("#")[0]?.includes(secret))).toEqual([]);

  await page.reload();
  await expect(page.getByRole("row", { name: new RegExp(person.name) })).toContainText("Manager");
  const late = await (await browser.newContext()).newPage();
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "This invitation can’t be used" })).toBeVisible();
  await expect(late.getByRole("link", { name: "Go to sign in" })).toBeVisible();
});

test("a deactivated member loses access at once, and the chosen member takes over the opportunities", async ({
  page,
  browser,
}) => {
  const member = await joinBy(page, "REP");
  const receiver = memberOf("REP");
  const body = { name: `Deal of ${member.name}`, owner_user_id: member.userId, amount: "1200" };
  const { opportunity } = await send(page.request, "POST", "/api/v1/crm/opportunities", body);
  const theirs = await browserOf(browser, member);
  await page.reload();
  await expect(page.getByRole("row", { name: new RegExp(member.name) })).toContainText("1 open");

  const dialog = await choose(page, member.name, "Deactivate…");
  await dialog.getByLabel("Reassign 1 open opportunity, $1,200").check();
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await expect(dialog.getByText("Choose a new owner")).toBeVisible();
  await dialog.getByLabel("New owner").selectOption({ label: receiver.name });
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("row", { name: new RegExp(member.name) })).toContainText(
    "Deactivated",
  );

  const after = await send(page.request, "GET", `/api/v1/crm/opportunities/${opportunity.id}`);
  expect(after.opportunity.owner_name).toBe(receiver.name);
  expect(await isLetIn(theirs.request)).toBe(false);
  await theirs.goto("/crm/opportunities");
  await expect(theirs).toHaveURL(/\/sign-in/);

  await page.getByRole("button", { name: `Actions for ${member.name}` }).click();
  await page.getByRole("menuitem", { name: "Reactivate" }).click();
  await expect(page.getByRole("row", { name: new RegExp(member.name) })).toContainText("Active");
});

test("a password link sets the password once and signs its member out everywhere else", async ({
  page,
  browser,
}) => {
  const member = await joinBy(page, "REP");
  const theirs = await browserOf(browser, member);
  await page.reload();
  const dialog = await choose(page, member.name, "Reset password…");
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();

  const fresh = await (await browser.newContext()).newPage();
  await fresh.goto(link);
  await expect(fresh.getByText(member.email)).toBeVisible();
  await fresh.getByLabel("New password").fill("an entirely new one");
  await fresh.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(fresh).toHaveURL(/\/crm\/opportunities/);
  expect(await isLetIn(theirs.request)).toBe(false);

  await fresh.goto("about:blank");
  await fresh.goto(link);
  await expect(fresh.getByRole("heading", { name: "This link can’t be used" })).toBeVisible();
});

test("a member changes name and password, and the new password ends only the other sessions", async ({
  page,
  browser,
}) => {
  const member = await joinBy(page, "VIEWER");
  const [here, there] = [await browserOf(browser, member), await browserOf(browser, member)];
  await here.goto("/settings/profile");
  const { name } = newPerson("Vera View");
  await here.getByLabel("Name", { exact: true }).fill(name);
  await here.getByRole("button", { name: "Save name" }).click();
  await expect(here.getByRole("button", { name: new RegExp(name) })).toBeVisible();

  await here.getByLabel("Current password").fill("not it");
  await here.getByLabel("New password").fill("an entirely new one");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("Is not your current password")).toBeVisible();
  await here.getByLabel("Current password").fill(member.password);
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("Password changed")).toBeVisible();
  expect(await isLetIn(here.request)).toBe(true);
  expect(await isLetIn(there.request)).toBe(false);
  await there.goto("/settings/profile");
  await expect(there).toHaveURL(/\/sign-in/);
});
