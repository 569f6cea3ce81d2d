import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { accountRecord, contactRecord } from "@/components/testing/records";
import { focusReturns, renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import type { AccountSummary } from "@/lib/domain/customers/accounts/schema";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";
import type { LinkCounts } from "@/lib/domain/customers/schema";
import { AccountList } from "./accounts/account-list";
import { AccountPage } from "./accounts/account-page";
import { ContactPage } from "./contacts/contact-page";

const CONTEXT = {
  members: [{ user_id: "user-1", name: "Rita Rep" }],
  timeZone: "America/New_York",
  canEdit: true,
};
const NO_OPPORTUNITIES = { opportunities: [], total_count: 0, totals: [], next_cursor: null };
const NO_LINKS: LinkCounts = { opportunities: 0, contacts: 0, activities: 0, leads: 0 };

function renderAccounts(accounts: AccountSummary[], { canEdit = true, q = "" } = {}) {
  return renderScreen(
    <AccountList
      page={{ accounts, next_cursor: null }}
      total={accounts.length}
      query={q === "" ? {} : { q }}
      members={CONTEXT.members}
      currentUserId="user-1"
      canEdit={canEdit}
      timeZone={CONTEXT.timeZone}
    />,
    "/crm/accounts",
  );
}

function renderAccount(account: AccountSummary, { canEdit = true } = {}) {
  return renderScreen(
    <>
      <a href="/crm/contacts">Elsewhere</a>
      <AccountPage
        account={account}
        opportunities={NO_OPPORTUNITIES}
        contacts={{ contacts: [], next_cursor: null }}
        contactsCount={0}
        context={{ ...CONTEXT, canEdit }}
        currentUserId="user-1"
      />
    </>,
    `/crm/accounts/${account.public_id}`,
  );
}

const save = () => screen.getByRole("button", { name: "Save" });

test("a search without results shows a heading and a way back to the whole list", () => {
  stubServer({});
  renderAccounts([], { q: "zz%" });
  expect(screen.getByRole("heading", { name: /No account/ })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Clear search" }).getAttribute("href")).toBe(
    "/crm/accounts",
  );
});

test("a contact added on an account's page is sent with that account", async () => {
  const calls = stubServer({
    "POST /contacts": ({ body }) => ({ contact: contactRecord(body.contact) }),
  });
  const { user, router } = renderAccount(accountRecord());
  await user.click(screen.getByRole("button", { name: "New contact" }));
  const dialog = within(await screen.findByRole("dialog", { name: "New contact" }));
  await user.type(dialog.getByLabelText("Name"), "Guest One");
  await user.click(dialog.getByRole("button", { name: "Create contact" }));
  await waitFor(() => expect(router.refresh).toHaveBeenCalled());
  expect(writes(calls)[0]?.body.contact).toMatchObject({
    name: "Guest One",
    account_id: "account-1",
  });
});

test("an edit of an account that someone else changed shows the conflict and loses neither's work", async () => {
  const theirs = accountRecord({ city: "Bergen", lock_version: 1 });
  const calls = stubServer({
    "PATCH /accounts/account-1": ({ ifMatch, body }) =>
      ifMatch === '"0"'
        ? problem(412, "stale", "The account was changed", { account: theirs })
        : { account: { ...theirs, ...body.account, lock_version: 2 } },
    "PATCH /accounts/acct_account-1": ({ ifMatch, body }) =>
      ifMatch === '"0"'
        ? problem(412, "stale", "The account was changed", { account: theirs })
        : { account: { ...theirs, ...body.account, lock_version: 2 } },
    "GET /accounts/acct_account-1": () => ({ account: theirs }),
  });
  const { user } = renderAccount(accountRecord({ city: "Oslo" }));
  await user.type(screen.getByLabelText("Phone"), "+1 555 0100");
  await user.click(save());
  await waitFor(() => expect(save()).toHaveProperty("disabled", true));
  const notice = screen
    .getAllByRole("alert")
    .find(({ textContent }) => textContent?.includes("Bergen"));
  if (!notice) throw new Error("There is no notice");
  expect(notice.textContent).toContain("Oslo → Bergen");
  const [keepMine] = within(notice).getAllByRole("button");
  if (keepMine) await user.click(keepMine);
  await user.click(save());
  await waitFor(() => expect(screen.queryByRole("button", { name: "Save" })).toBeNull());
  expect(writes(calls).at(-1)).toMatchObject({
    ifMatch: '"1"',
    body: { account: { phone: "+1 555 0100" } },
  });
  expect(screen.getByLabelText("City")).toHaveProperty("value", "Bergen");
});

test("a link out of a changed account asks first: staying keeps what was typed, leaving goes there", async () => {
  stubServer({});
  const { user, router } = renderAccount(accountRecord());
  await user.type(screen.getByLabelText("City"), "Turin");
  await user.click(screen.getByRole("link", { name: "Elsewhere" }));
  await user.click(await screen.findByRole("button", { name: "Keep editing" }));
  expect(screen.getByLabelText("City")).toHaveProperty("value", "Turin");
  const link = screen.getByRole("link", { name: "Elsewhere" });
  await focusReturns();
  await user.click(link);
  await user.click(await screen.findByRole("button", { name: "Discard" }));
  expect(router.push).toHaveBeenCalledWith("/crm/contacts");
});

test("a merge of a contact that changed in the meantime is refused and shows its current values", async () => {
  const keep = contactRecord({ id: "keep", name: "Ada", title: "CTO" });
  let second: ContactSummary = contactRecord({ id: "second", name: "Ada B." });
  const calls = stubServer({
    "GET /contacts/keep": () => ({ contact: keep }),
    "GET /contacts/second": () => ({ contact: second }),
    "GET /contacts": () => ({ contacts: [second] }),
    "POST /contacts/keep/merge": ({ body }) =>
      body.lock_versions.second === second.lock_version
        ? { contact: keep, merged_ids: ["second"], moved: NO_LINKS }
        : problem(412, "stale", "Ada B. was changed since you looked"),
  });
  const { user } = renderScreen(
    <ContactPage contact={keep} opportunities={NO_OPPORTUNITIES} context={CONTEXT} />,
  );
  await user.click(screen.getByRole("button", { name: "More actions" }));
  await user.click(await screen.findByRole("menuitem", { name: "Merge with…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Merge contacts" }));
  await user.type(await dialog.findByLabelText("Add a contact"), "Ada");
  await user.click(await screen.findByRole("option", { name: /Ada B\./ }));
  const merge = await dialog.findByRole("button", { name: "Merge 2 contacts" });
  await waitFor(() => expect(merge).toHaveProperty("disabled", false));
  second = { ...second, title: "Founder", lock_version: 1 };
  await user.click(merge);
  expect((await dialog.findByRole("alert")).textContent).toContain(
    "Ada B. was changed since you looked",
  );
  await user.click(await dialog.findByRole("radio", { name: "Founder" }));
  await waitFor(() => expect(merge).toHaveProperty("disabled", false));
  await user.click(merge);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(writes(calls).at(-1)?.body).toEqual({
    ids: ["second"],
    fields: { title: "second" },
    lock_versions: { keep: 0, second: 1 },
  });
});

test("likely duplicates are offered on the list and lead to the merge", async () => {
  const one = accountRecord({ id: "one", name: "Acme, Inc." });
  const two = accountRecord({ id: "two", name: "Acme" });
  const calls = stubServer({
    "GET /accounts/duplicates": () => ({
      duplicates: [{ shared: "name", value: "acme", records: [one, two] }],
    }),
    "GET /accounts/one": () => ({ account: one }),
    "GET /accounts/two": () => ({ account: two }),
    "POST /accounts/one/merge": () => ({ account: one, merged_ids: ["two"], moved: NO_LINKS }),
  });
  const { user, router } = renderAccounts([one, two]);
  await user.click(await screen.findByRole("button", { name: /^Possible duplicates/ }));
  await user.click(await screen.findByRole("button", { name: "Merge Acme, Inc., Acme" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Merge accounts" }));
  const preview = await dialog.findByRole("region", { name: "Preview" });
  await waitFor(() => expect(preview.textContent).toContain("No linked records will move"));
  await user.click(dialog.getByRole("button", { name: "Merge 2 accounts" }));
  await waitFor(() => expect(router.refresh).toHaveBeenCalled());
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(writes(calls).map(({ query }) => query.get("dry_run"))).toEqual(["true", null]);
});

test("a deletion says what loses its link, and Undo restores the account", async () => {
  const calls = stubServer({
    "GET /accounts/acct_account-1/links": () => ({
      links: { ...NO_LINKS, opportunities: 1, contacts: 1 },
    }),
    "DELETE /accounts/acct_account-1": () => undefined,
    "POST /accounts/acct_account-1/restore": () => ({ account: accountRecord() }),
  });
  const { user, router } = renderAccount(accountRecord());
  await user.click(screen.getByRole("button", { name: "More actions" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Delete Acme?" }));
  expect(
    await dialog.findByText(/1 opportunity and 1 contact will be kept but lose this account\./),
  ).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(router.replace).toHaveBeenCalledWith("/crm/accounts"));
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await screen.findByText("Acme restored")).toBeTruthy();
  expect(writes(calls).map(({ method }) => method)).toEqual(["DELETE", "POST"]);
});

test("a VIEWER's list of accounts has nothing to select or add", () => {
  const calls = stubServer({});
  renderAccounts([accountRecord()], { canEdit: false });
  expect(screen.getByRole("link", { name: "Acme" })).toBeTruthy();
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(screen.queryByRole("button", { name: /New account|Possible duplicates/ })).toBeNull();
  expect(calls).toEqual([]);
});

test("a VIEWER reads an account and can only copy its link", async () => {
  stubServer({});
  const { user } = renderAccount(accountRecord(), { canEdit: false });
  expect(screen.getByLabelText("Name").closest("fieldset")).toHaveProperty("disabled", true);
  await user.click(screen.getByRole("button", { name: "More actions" }));
  const items = await screen.findAllByRole("menuitem");
  expect(items.map(({ textContent }) => textContent)).toEqual(["Copy link"]);
});

test("a form that opens with an earlier draft says so, without its errors, and can start over", async () => {
  stubServer({
    "POST /contacts": () =>
      problem(422, "invalid", "email must be an email address", {
        errors: [{ field: "email", message: "must be an email address" }],
      }),
  });
  const { user } = renderAccount(accountRecord());
  const open = async () => {
    await user.click(screen.getByRole("button", { name: "New contact" }));
    return within(await screen.findByRole("dialog", { name: "New contact" }));
  };
  const first = await open();
  expect(first.queryByText("Your draft was restored.")).toBeNull();
  await user.type(first.getByLabelText("Name"), "Guest One");
  await user.click(first.getByRole("button", { name: "Create contact" }));
  expect(await first.findByText("Must be an email address")).toBeTruthy();
  await user.click(first.getByRole("button", { name: "Cancel" }));
  await focusReturns();
  const second = await open();
  expect(second.getByText("Your draft was restored.")).toBeTruthy();
  expect(second.queryByText("Must be an email address")).toBeNull();
  expect(second.getByLabelText("Name")).toHaveProperty("value", "Guest One");
  await user.click(second.getByRole("button", { name: "Clear" }));
  expect(second.getByLabelText("Name")).toHaveProperty("value", "");
  expect(second.queryByText("Your draft was restored.")).toBeNull();
});
