import { expect, test } from "@playwright/test";
import { testSetupCode } from "../test-secret";
import { startServer } from "./start-server";

test.use({ timezoneId: "Europe/Berlin" });

test("an empty installation is set up once, by the visitor with the code from its log", async ({
  browser,
  page,
}) => {
  const server = await startServer({ DATA_DIR: test.info().outputPath("data") });
  const { url, stop } = server;
  try {
    for (const path of ["/", "/sign-in", "/settings/organization", "/crm/opportunities/opp_any"]) {
      expect((await page.request.get(url + path)).url(), `${path} leads to the setup page`).toBe(
        `${url}/setup`,
      );
    }
    const documentation = await page.request.get(`${url}/docs`);
    expect([documentation.status(), documentation.url()], "the documentation is open").toEqual([
      200,
      `${url}/docs`,
    ]);
    await page.goto(url);
    await expect(page).toHaveURL(`${url}/setup`);
    const late = await (await browser.newContext()).newPage();
    await late.goto(`${url}/setup`);

    await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
    await page.getByLabel("Organization name").fill("Acme Ltd");
    await page.getByLabel("Currency").selectOption("EUR");
    await page.getByLabel("Your name").fill("Ada Admin");
    await page.getByLabel("Email").fill("Ada@Acme.example");
    await page.getByLabel("Setup code").fill("WRON-GWRO-NGWR");
    await page.getByLabel("Password", { exact: true }).fill("too short");
    await page.getByRole("button", { name: "Set up Opportune" }).click();
    await expect(page.getByText("Must have at least 10 characters")).toBeVisible();
    await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
    await page.getByLabel("Password", { exact: true }).fill("long enough by far");
    await page.getByRole("button", { name: "Set up Opportune" }).click();
    await expect(page.getByText("Is not the code of this server")).toBeVisible();
    const [, code = ""] = /setup code (\S+)/.exec(server.process.output()) ?? [];
    expect(code).toBe(testSetupCode());
    await page.getByLabel("Setup code").fill(code.toLowerCase());
    await page.getByRole("button", { name: "Set up Opportune" }).click();
    await expect(page).toHaveURL(`${url}/crm/opportunities`);
    for (const stage of ["Unassigned", "Prospect", "Won", "Lost"]) {
      await expect(page.getByRole("region", { name: stage, exact: true })).toBeVisible();
    }
    const { organization } = await (
      await page.request.get(`${url}/api/v1/crm/organization`)
    ).json();
    expect(organization).toMatchObject({
      name: "Acme Ltd",
      currency: "EUR",
      time_zone: "Europe/Berlin",
    });
    const { items } = await (await page.request.get(`${url}/api/pipelines`)).json();
    expect(items).toHaveLength(1);

    await late.getByLabel("Organization name").fill("Evil");
    await late.getByLabel("Your name").fill("Eve");
    await late.getByLabel("Email").fill("eve@evil.example");
    await late.getByLabel("Password", { exact: true }).fill("too late for this");
    await late.getByRole("button", { name: "Set up Opportune" }).click();
    await expect(late).toHaveURL(`${url}/sign-in`);
    expect((await late.goto(`${url}/setup`))?.status()).toBe(404);
    const response = await late.request.post(`${url}/api/v1/crm/setup`, { data: {} });
    expect(response.status()).toBe(404);
  } finally {
    await stop();
  }
});
