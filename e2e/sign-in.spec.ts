import { demoMember } from "./demo";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

test("signing in with email and password leads to the requested page", async ({ page }) => {
  const { email, password } = demoMember("REP");
  await page.goto("/crm/opportunities?view=table");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/crm\/opportunities\?view=table/);
});

test("a wrong password shows a message and keeps the email", async ({ page }) => {
  const { email } = demoMember("REP");
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").first()).not.toBeEmpty();
  await expect(page.getByLabel("Email")).toHaveValue(email);
});

test("the demo's members are offered on the sign-in page", async ({ page }) => {
  const { name } = demoMember("ADMIN");
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await expect(page).toHaveURL(/\/crm\/opportunities/);
});

test("a page without a session asks to sign in", async ({ page }) => {
  await page.goto("/crm/opportunities");
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, "VIEWER");
  await page.goto("/crm/opportunities");
  await expect(page).toHaveURL(/\/crm\/opportunities/);
});
