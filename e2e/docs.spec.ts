import { expectAccessible, expectToFitPhone } from "./axe";
import { openPage } from "./open-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

test.slow();

test("the documentation is read, searched and copied from without a session, in light, dark and on a phone", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await openPage(page, "/docs");
  await expect(page).toHaveTitle("Home · Opportune docs");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Opportune documentation");

  await test.step("by the sidebar and the table of contents", async () => {
    const sidebar = page.getByRole("navigation", { name: "Documentation" });
    await sidebar.getByRole("link", { name: "Sales pipelines" }).click();
    await expect(page).toHaveURL(/\/docs\/sales-pipelines$/);
    await expect(
      page.getByRole("img", { name: /Prospecting leads to Qualification/ }),
    ).toBeVisible();
    await page.getByRole("navigation", { name: "On this page" }).getByText("The board").click();
    await expect(page).toHaveURL(/#the-board$/);
    await expect(page.getByRole("heading", { name: "The board" })).toBeInViewport();
    await expectAccessible(page, "a guide");
  });

  await test.step("by the search, with the keyboard", async () => {
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill("if-match stale");
    await expect(page.getByRole("option").first()).toContainText("stale");
    await expectAccessible(page, "the search", "[role=dialog]");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/docs\/errors#stale$/);
    await expect(page.getByRole("heading", { name: "stale" })).toBeInViewport();
  });

  await test.step("copies code and links to headings", async () => {
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole("button", { name: "Copy" }).first().click();
    await expect.poll(clipboard).toMatch(/^curl -s \$URL\/api\/v1\/crm\/opportunities -H "Auth/);
    await page.getByRole("link", { name: "Link to “Idempotency”" }).click();
    await expect.poll(clipboard).toMatch(/\/docs\/errors#idempotency$/);
  });

  await test.step("fits a phone, where a menu has the navigation", async () => {
    await expectAccessible(page, "the errors");
    await expectToFitPhone(page, "the errors");
    const size = page.viewportSize();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Open navigation" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "CRM overview" }).click();
    await expect(page).toHaveURL(/\/docs\/crm-overview$/);
    await expect(page.getByRole("dialog")).toBeHidden();
    if (size) await page.setViewportSize(size);
  });

  await test.step("is on paper without navigation", async () => {
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation", { name: "Documentation" })).toBeHidden();
    await expect(page.getByRole("button", { name: "Search the documentation" })).toBeHidden();
    await page.emulateMedia({ media: null });
  });

  expect((await page.goto("/docs/nowhere"))?.status()).toBe(404);
  await expect(page.getByRole("link", { name: "Documentation home" })).toBeVisible();
  expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
});

test("an operation of the reference is tried with one's own session", async ({ page }) => {
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  const operation = page.getByRole("region", { name: "Creates an account" });
  const tryIt = () => operation.getByRole("button", { name: /^Try it/ }).click();
  await openPage(page, "/docs/reference/crm");
  await page.getByRole("link", { name: "Creates an account" }).click();
  await expect(page).toHaveURL(/\/docs\/reference\/crm\/accounts#createAccount$/);
  await expectAccessible(page, "a group of operations");
  await expectToFitPhone(page, "a group of operations");
  await tryIt();
  await expect(operation.getByRole("link", { name: "Sign in" })).toBeVisible();

  await signIn(page, "REP");
  await openPage(page, "/docs/reference/crm/accounts");
  await tryIt();
  await expect(operation.getByText("This changes real data.")).toBeVisible();
  await operation.getByLabel("Body").fill('{"account":{"name":"From the docs"}}');
  await operation.getByRole("button", { name: "Send POST" }).click();
  await expect(operation.getByText("201 Created")).toBeVisible();
  await expect(operation.getByText(/"name": "From the docs"/)).toBeVisible();
  await expectAccessible(page, "a trial");
  const found = await page.request.get("/api/v1/crm/accounts?q=From%20the%20docs");
  expect((await found.json()).accounts).toHaveLength(1);
  expect(faults.filter((fault) => !fault.includes("401"))).toEqual([]);
});

test("the user menu leads to the documentation", async ({ page }) => {
  await signIn(page, "REP");
  await page.goto("/crm/my-day");
  await expect(async () => {
    await page
      .getByRole("button", { name: /Rafael Ortega/ })
      .first()
      .click();
    await expect(page.getByRole("menu")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByRole("menuitem", { name: "Help and documentation" }).click();
  await expect(page).toHaveURL(/\/docs$/);
});
