import type { APIRequestContext, Page } from "@playwright/test";
import { arrangeBoard, send } from "./board-page";
import { organization } from "./organizations";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

const CRM = "/api/v1/crm";
let lastWord = 0;

/** A word that stands in no other name. */
const word = () => `Zq${Date.now().toString(36)}${++lastWord}`;

const newAccount = async (request: APIRequestContext, account: object) =>
  (await send(request, "POST", `${CRM}/accounts`, { account })).account;
const newContact = async (request: APIRequestContext, contact: object) =>
  (await send(request, "POST", `${CRM}/contacts`, { contact })).contact;
const newOpportunity = async (request: APIRequestContext, opportunity: object) =>
  (await send(request, "POST", `${CRM}/opportunities`, { opportunity })).opportunity;
const read = (request: APIRequestContext, path: string) => send(request, "GET", `${CRM}${path}`);

/** Goes there and waits until the page hears presses and keys. */
async function open(page: Page, path: string) {
  await page.goto(path);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__reactProps")),
  );
}

const rowNames = (page: Page) => page.locator("tbody").getByRole("link");
const history = (page: Page) => page.getByRole("region", { name: "History" });

test("accounts are found by name and domain and sorted, and the address says how", async ({
  page,
  request,
}) => {
  const token = word();
  await newAccount(request, { name: `${token} Beta`, domain: "b.example" });
  await newAccount(request, { name: `${token} Alpha`, domain: `${token}.example` });
  await signIn(page, "REP");
  await open(page, "/crm/accounts");
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
  await open(page, `/crm/accounts?q=${token}.EXAMPLE`);
  await expect(rowNames(page)).toHaveText([`${token} Alpha`]);
  await open(page, `/crm/accounts?q=${token}%25`);
  await expect(page.getByRole("heading", { name: "No account matches" })).toBeVisible();
  await page.getByRole("link", { name: "Clear the search" }).click();
  await expect(rowNames(page).first()).toBeVisible();
});

test("contacts are found by e-mail address and by their account's name", async ({
  page,
  request,
}) => {
  const token = word();
  const account = await newAccount(request, { name: `${token} Works` });
  await newContact(request, { name: "Kim Onsite", account_id: account.id });
  await newContact(request, { name: "Lee Remote", email: `lee@${token}.example` });
  await signIn(page, "VIEWER");
  await open(page, `/crm/contacts?q=${token}+works`);
  await expect(rowNames(page)).toHaveText(["Kim Onsite"]);
  await open(page, `/crm/contacts?q=@${token}`);
  await expect(rowNames(page)).toHaveText(["Lee Remote"]);
});

test("an account is created and edited by keyboard; what was changed stands in its history", async ({
  page,
}) => {
  const name = `${word()} Keys`;
  await signIn(page, "REP");
  await open(page, "/crm/accounts");
  await page.getByRole("button", { name: "New account" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New account" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("Must not be empty")).toBeVisible();
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

test("a contact added on an account's page belongs to it", async ({ page, request }) => {
  const account = await newAccount(request, { name: `${word()} Hosts` });
  await signIn(page, "REP");
  await open(page, `/crm/accounts/${account.public_id}`);
  await page.getByRole("button", { name: "New contact" }).click();
  const dialog = page.getByRole("dialog", { name: "New contact" });
  await dialog.getByLabel("Name").fill("Guest One");
  await dialog.getByRole("button", { name: "Create contact" }).click();
  const contacts = page.getByRole("region", { name: /^Contacts/ });
  await contacts.getByRole("link", { name: "Guest One" }).click();
  await expect(page).toHaveURL(/\/crm\/contacts\/cnt_/);
  await page.getByRole("link", { name: account.name }).click();
  await expect(page).toHaveURL(new RegExp(account.public_id));
});

test("an edit of what somebody changed meanwhile shows the conflict and loses neither's work", async ({
  page,
  request,
}) => {
  const account = await newAccount(request, { name: `${word()} Shared`, city: "Oslo" });
  await signIn(page, "REP");
  await open(page, `/crm/accounts/${account.public_id}`);
  await page.getByLabel("Phone").fill("+1 555 0100");
  await send(request, "PATCH", `${CRM}/accounts/${account.id}`, { account: { city: "Bergen" } });
  await page.getByRole("button", { name: "Save" }).click();
  const notice = page.getByRole("alert").filter({ hasText: "Somebody changed this" });
  await expect(notice).toContainText("Oslo → Bergen");
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await notice.getByRole("button", { name: "Keep what I typed on top" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Save" })).toBeHidden();
  expect((await read(request, `/accounts/${account.id}`)).account).toMatchObject({
    city: "Bergen",
    phone: "+1 555 0100",
    lock_version: 2,
  });
});

test("leaving with something unsaved asks, by a link and by the back button", async ({
  page,
  request,
}) => {
  const token = word();
  const account = await newAccount(request, { name: `${token} Draft` });
  await signIn(page, "REP");
  await open(page, `/crm/accounts?q=${token}`);
  await page.getByRole("link", { name: account.name }).click();
  await page.getByLabel("City").fill("Turin");
  await page.getByRole("link", { name: "Contacts" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  await expect(page.getByLabel("City")).toHaveValue("Turin");
  await page.evaluate(() => window.history.back());
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  await expect(page).toHaveURL(new RegExp(account.public_id));
  await page.getByRole("link", { name: "Contacts" }).first().click();
  await dialog.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL(/\/crm\/contacts$/);
  expect((await read(request, `/accounts/${account.id}`)).account.city).toBeNull();
});

test("two accounts become one by keyboard: the preview says what moves, and it moves", async ({
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
  await open(page, `/crm/accounts?q=${token}`);
  await page.getByRole("checkbox", { name: `Select ${keep.name}` }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("Select another one to merge them")).toBeVisible();
  await page.getByRole("checkbox", { name: `Select ${gone.name}` }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Merge accounts…" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Merge accounts" });
  await expect(
    dialog.getByRole("radio", { name: new RegExp(`^${keep.name}.*2 opportunities`) }),
  ).toBeChecked();
  await expect(dialog.getByRole("region", { name: "Preview" })).toHaveText(
    `1 opportunity and 1 contact will belong to ${keep.name}. ${gone.name} will go to the trash.`,
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
  await open(page, `/crm/trash?type=account&q=${token}`);
  await expect(page.getByRole("listitem").filter({ hasText: gone.name })).toContainText(
    `into ${keep.public_id}`,
  );
});

test("a merge of what was changed since it was looked at is refused and shows how it is now", async ({
  page,
  request,
}) => {
  const token = word();
  const keep = await newContact(request, {
    name: `${token} Ada`,
    email: `ada@${token}.example`,
    title: "CTO",
  });
  const gone = await newContact(request, {
    name: `${token} Ada B.`,
    email: `ada@${token}.example`,
  });
  await signIn(page, "REP");
  await open(page, `/crm/contacts/${keep.public_id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Merge with…" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge contacts" });
  await dialog.getByLabel("Add a contact").fill(token);
  await dialog.getByRole("option", { name: /Ada B\./ }).click();
  const merge = dialog.getByRole("button", { name: "Merge 2 contacts" });
  await expect(merge).toBeEnabled();
  await send(request, "PATCH", `${CRM}/contacts/${gone.id}`, { contact: { title: "Founder" } });
  await merge.click();
  await expect(dialog.getByRole("alert")).toContainText(
    `${gone.name} was changed since you looked`,
  );
  await dialog.getByRole("radio", { name: "Founder" }).check();
  await expect(merge).toBeEnabled();
  await merge.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel("Title")).toHaveValue("Founder");
  await expect(history(page).getByText(gone.public_id)).toBeVisible();
});

test("likely duplicates are pointed out on the list and lead to the merge", async ({
  page,
  request,
}) => {
  const token = word();
  await newAccount(request, { name: `${token}, Inc.` });
  await newAccount(request, { name: token });
  await signIn(page, "REP");
  await open(page, "/crm/accounts");
  await page.getByRole("button", { name: /^Possible duplicates/ }).click();
  await page.getByRole("button", { name: new RegExp(`^Merge .*${token}`) }).click();
  const dialog = page.getByRole("dialog", { name: "Merge accounts" });
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("nothing moves");
  await dialog.getByRole("button", { name: "Merge 2 accounts" }).click();
  await expect(dialog).toBeHidden();
});

test("deleting an account says what is detached, keeps it, and undo brings the links back", async ({
  page,
  request,
}) => {
  const account = await newAccount(request, { name: `${word()} Brief` });
  const contact = await newContact(request, { name: "Kept", account_id: account.id });
  const opportunity = await newOpportunity(request, { name: "Kept too", account_id: account.id });
  await signIn(page, "REP");
  await open(page, `/crm/accounts/${account.public_id}`);
  await expect(page.getByRole("region", { name: /^Opportunities/ }).getByRole("link")).toHaveText([
    "Kept too",
  ]);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete ${account.name}?` });
  await expect(dialog).toContainText(
    "1 opportunity and 1 contact will be kept, but without this account.",
  );
  await dialog.getByRole("button", { name: "Delete" }).click();
  // A toast that is looked at stays.
  await page.getByText(`${account.name} was deleted`).hover();
  await expect(page).toHaveURL(/\/crm\/accounts$/);
  expect((await read(request, `/contacts/${contact.id}`)).contact.account_id).toBeNull();
  expect(
    (await read(request, `/opportunities/${opportunity.id}`)).opportunity.account_id,
  ).toBeNull();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${account.name} is back`)).toBeVisible();
  expect((await read(request, `/contacts/${contact.id}`)).contact.account_id).toBe(account.id);
  expect((await read(request, `/opportunities/${opportunity.id}`)).opportunity.account_id).toBe(
    account.id,
  );
});

test("the trash restores each kind and says where an opportunity went", async ({
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
  await open(page, `/crm/trash?q=${token}`);
  const types = page.getByRole("navigation", { name: "Types" });
  await expect(types.getByRole("link")).toHaveText(["Opportunities2", "Accounts1", "Contacts1"]);
  await page.getByRole("button", { name: `Restore ${token} card` }).click();
  await expect(page.getByText("It is at the end of Lead.")).toBeVisible();
  await expect(page.getByRole("button", { name: `Restore ${token} card` })).toBeHidden();
  await send(request, "PATCH", `${CRM}/opportunities/${board.cards[`${token} card`]}`, {
    pipeline_stage_id: board.stages.Gone,
  });
  await send(request, "PATCH", `${CRM}/opportunity_pipelines/${board.pipelineId}`, {
    pipeline: { stages: [{ id: board.stages.Lead, _destroy: true }, { name: "Next" }] },
  });
  await page.getByRole("button", { name: `Restore ${token} stray` }).click();
  await expect(
    page.getByText(/Its stage is gone: it is at the end of .+ in the default pipeline\./),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  for (const [type, name] of [
    ["Accounts", `${token} account`],
    ["Contacts", `${token} contact`],
  ]) {
    await types.getByRole("link", { name: type }).click();
    await page.getByRole("button", { name: `Restore ${name}` }).click();
    await expect(page.getByText(`${name} is back`)).toBeVisible();
  }
  expect((await read(request, `/accounts/${account.id}`)).account.name).toBe(`${token} account`);
  expect((await read(request, `/contacts/${contact.id}`)).contact.name).toBe(`${token} contact`);
});

test("a VIEWER reads everything and is offered no write", async ({ page, request }) => {
  const token = word();
  const account = await newAccount(request, { name: `${token} Seen` });
  const gone = await newAccount(request, { name: `${token} Gone` });
  await remove(request, `/accounts/${gone.id}`);
  await signIn(page, "VIEWER");
  await open(page, `/crm/accounts?q=${token}`);
  await expect(rowNames(page)).toHaveText([account.name]);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /New account|Possible duplicates/ })).toHaveCount(
    0,
  );
  await open(page, `/crm/accounts/${account.public_id}`);
  await expect(page.getByLabel("Name")).toBeDisabled();
  await page.getByRole("button", { name: "More actions" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["Copy link"]);
  await open(page, `/crm/trash?type=account&q=${token}`);
  await expect(page.getByText(gone.name)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Restore/ })).toHaveCount(0);
});

test("a record that is not there, and another organization's, show the same page", async ({
  page,
}) => {
  await signIn(page, "REP");
  await page.goto("/crm/accounts/acct_nowhere00000");
  await expect(page.getByRole("heading", { name: "This account is not here" })).toBeVisible();
  await page.goto("/crm/contacts/cnt_nowhere00000");
  await expect(page.getByRole("heading", { name: "This contact is not here" })).toBeVisible();
});

async function remove(request: APIRequestContext, path: string) {
  const headers = { authorization: `Bearer ${organization().key}` };
  expect((await request.delete(`${CRM}${path}`, { headers })).status()).toBe(204);
}
