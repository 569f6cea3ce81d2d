import type { APIRequestContext, Page } from "@playwright/test";
import { arrangeBoard, send } from "./board-page";
import { openPage } from "./open-page";
import { organization } from "./organizations";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

const CRM = "/api/v1/crm";
let lastWord = 0;

/** A word that no other name contains. */
const word = () => `Zq${Date.now().toString(36)}${++lastWord}`;

const newAccount = async (request: APIRequestContext, account: object) =>
  (await send(request, "POST", `${CRM}/accounts`, { account })).account;
const newContact = async (request: APIRequestContext, contact: object) =>
  (await send(request, "POST", `${CRM}/contacts`, { contact })).contact;
const newOpportunity = async (request: APIRequestContext, opportunity: object) =>
  (await send(request, "POST", `${CRM}/opportunities`, { opportunity })).opportunity;
const read = (request: APIRequestContext, path: string) => send(request, "GET", `${CRM}${path}`);

const rowNames = (page: Page) => page.locator("tbody").getByRole("link");
const history = (page: Page) => page.getByRole("region", { name: "History" });

test("accounts are searched by name and domain and sorted, and the address shows how", async ({
  page,
  request,
}) => {
  const token = word();
  await newAccount(request, { name: `${token} Beta`, domain: "b.example" });
  await newAccount(request, { name: `${token} Alpha`, domain: `${token}.example` });
  await signIn(page, "REP");
  await openPage(page, "/crm/accounts");
  await page.getByRole("searchbox", { name: "Search accounts" }).fill(token);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`q=${token}`));
  await expect(rowNames(page)).toHaveText([`${token} Alpha`, `${token} Beta`]);
  await page.getByRole("columnheader", { name: "Name" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(rowNames(page)).toHaveText([`${token} Beta`, `${token} Alpha`]);
  await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await openPage(page, `/crm/accounts?q=${token}.EXAMPLE`);
  await expect(rowNames(page)).toHaveText([`${token} Alpha`]);
  await openPage(page, `/crm/accounts?q=${token}%25`);
  await expect(page.getByRole("heading", { name: "No accounts match your search" })).toBeVisible();
  await page.getByRole("link", { name: "Clear search" }).click();
  await expect(rowNames(page).first()).toBeVisible();
});

test("contacts are found by email and by account name", async ({ page, request }) => {
  const token = word();
  const account = await newAccount(request, { name: `${token} Works` });
  await newContact(request, { name: "Kim Onsite", account_id: account.id });
  await newContact(request, { name: "Lee Remote", email: `lee@${token}.example` });
  await signIn(page, "VIEWER");
  await openPage(page, `/crm/contacts?q=${token}+works`);
  await expect(rowNames(page)).toHaveText(["Kim Onsite"]);
  await openPage(page, `/crm/contacts?q=@${token}`);
  await expect(rowNames(page)).toHaveText(["Lee Remote"]);
});

test("an account is created and edited by keyboard, and its history shows the changes", async ({
  page,
}) => {
  const name = `${word()} Keys`;
  await signIn(page, "REP");
  await openPage(page, "/crm/accounts");
  await page.getByRole("button", { name: "New account" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New account" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("Enter a name")).toBeVisible();
  await page.keyboard.type(name);
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/crm\/accounts\/acct_/);
  await page.getByLabel("Employees").fill("many");
  await page.getByLabel("Industry").fill("Clocks");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Must be an integer")).toBeVisible();
  await expect(page.getByLabel("Employees")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("1,200");
  await page.keyboard.press("Control+Enter");
  await expect(history(page).getByText("Clocks")).toBeVisible();
  await expect(page.getByLabel("Employees")).toHaveValue("1200");
  await expect(page.getByRole("button", { name: "Save" })).toBeHidden();
});

test("two accounts are merged by keyboard, and what the preview names moves", async ({
  page,
  request,
}) => {
  const token = word();
  const keep = await newAccount(request, { name: `${token} Keep`, industry: "Water", tags: ["a"] });
  const gone = await newAccount(request, {
    name: `${token} Second`,
    industry: "Energy",
    city: "Lyon",
    tags: ["b"],
  });
  const contact = await newContact(request, { name: "Moves along", account_id: gone.id });
  const opportunity = await newOpportunity(request, { name: "Moves too", account_id: gone.id });
  await newOpportunity(request, { name: "Stays", account_id: keep.id });
  await newOpportunity(request, { name: "Stays too", account_id: keep.id });
  await signIn(page, "REP");
  await openPage(page, `/crm/accounts?q=${token}`);
  await page.getByRole("checkbox", { name: `Select ${keep.name}` }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("Select at least one more to merge")).toBeVisible();
  await page.getByRole("checkbox", { name: `Select ${gone.name}` }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Merge accounts…" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Merge accounts" });
  await expect(
    dialog.getByRole("radio", { name: new RegExp(`^${keep.name}.*2 opportunities`) }),
  ).toBeChecked();
  await expect(dialog.getByRole("region", { name: "Preview" })).toHaveText(
    `1 opportunity and 1 contact will move to ${keep.name}. ${gone.name} will go to the trash.`,
  );
  await dialog
    .getByRole("group", { name: "Industry" })
    .getByRole("radio", { name: "Water" })
    .focus();
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("radio", { name: "Energy" })).toBeChecked();
  await expect(dialog.getByRole("radio", { name: "Lyon" })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(rowNames(page)).toHaveText([keep.name]);
  expect((await read(request, `/accounts/${keep.id}`)).account).toMatchObject({
    name: keep.name,
    industry: "Energy",
    city: "Lyon",
    tags: ["a", "b"],
    opportunities_count: 3,
  });
  expect((await read(request, `/contacts/${contact.id}`)).contact.account_id).toBe(keep.id);
  expect((await read(request, `/opportunities/${opportunity.id}`)).opportunity.account_id).toBe(
    keep.id,
  );
  await openPage(page, `/crm/trash?type=account&q=${token}`);
  await expect(page.getByRole("listitem").filter({ hasText: gone.name })).toContainText(
    `into ${keep.public_id}`,
  );
});

test("the trash restores each kind of record and says where an opportunity went", async ({
  page,
  request,
}) => {
  const token = word();
  const board = await arrangeBoard(request, {
    Lead: [`${token} card`, `${token} stray`],
    Gone: [],
  });
  const account = await newAccount(request, { name: `${token} account` });
  const contact = await newContact(request, { name: `${token} contact` });
  for (const path of [
    `/opportunities/${board.cards[`${token} card`]}`,
    `/opportunities/${board.cards[`${token} stray`]}`,
    `/accounts/${account.id}`,
    `/contacts/${contact.id}`,
  ])
    await remove(request, path);
  await signIn(page, "REP");
  await openPage(page, `/crm/trash?q=${token}`);
  const types = page.getByRole("navigation", { name: "Types" });
  await expect(types.getByRole("link")).toHaveText([
    "Opportunities2",
    "Accounts1",
    "Contacts1",
    "Leads0",
    "Activities0",
  ]);
  await page.getByRole("button", { name: `Restore ${token} card` }).click();
  await expect(page.getByText("It is now at the end of Lead.")).toBeVisible();
  await expect(page.getByRole("button", { name: `Restore ${token} card` })).toBeHidden();
  await send(request, "PATCH", `${CRM}/opportunities/${board.cards[`${token} card`]}`, {
    pipeline_stage_id: board.stages.Gone,
  });
  await send(request, "PATCH", `${CRM}/opportunity_pipelines/${board.pipelineId}`, {
    pipeline: { stages: [{ id: board.stages.Lead, _destroy: true }, { name: "Next" }] },
  });
  await page.getByRole("button", { name: `Restore ${token} stray` }).click();
  await expect(
    page.getByText(
      /Its stage no longer exists, so it is now at the end of .+ in the default pipeline\./,
    ),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  for (const [type, name] of [
    ["Accounts", `${token} account`],
    ["Contacts", `${token} contact`],
  ]) {
    await types.getByRole("link", { name: type }).click();
    await page.getByRole("button", { name: `Restore ${name}` }).click();
    await expect(page.getByText(`${name} restored`)).toBeVisible();
  }
  expect((await read(request, `/accounts/${account.id}`)).account.name).toBe(`${token} account`);
  expect((await read(request, `/contacts/${contact.id}`)).contact.name).toBe(`${token} contact`);
});

test("a missing account or contact shows a page that says so", async ({ page }) => {
  await signIn(page, "REP");
  await page.goto("/crm/accounts/acct_nowhere00000");
  await expect(page.getByRole("heading", { name: "Account not found" })).toBeVisible();
  await page.goto("/crm/contacts/cnt_nowhere00000");
  await expect(page.getByRole("heading", { name: "Contact not found" })).toBeVisible();
});

async function remove(request: APIRequestContext, path: string) {
  const headers = { authorization: `Bearer ${organization().key}` };
  expect((await request.delete(`${CRM}${path}`, { headers })).status()).toBe(204);
}
