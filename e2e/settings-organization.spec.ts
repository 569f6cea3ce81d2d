import { execFileSync } from "node:child_process";
import type { APIRequestContext } from "@playwright/test";
import { arrangeBoard, card, column, drag, expectCards, send } from "./board-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

const ORGANIZATION = "/api/v1/crm/organization";

test("a new API key is shown once with a working curl line, and stops working when revoked", async ({
  page,
  request,
}) => {
  const name = `Sync ${Date.now()}`;
  await signIn(page, "ADMIN");
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "New API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await expect(dialog.getByText("Enter a name")).toBeVisible();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("radio", { name: "Write" }).check();
  await dialog.getByLabel("Expires").selectOption("In 30 days");
  await dialog.getByRole("button", { name: "Create key" }).click();

  await expect(page.getByRole("heading", { name: `${name} is ready` })).toBeFocused();
  const key = await page.getByLabel("Key", { exact: true }).inputValue();
  const curl = await page.getByLabel("Try it").inputValue();
  expect(key).toMatch(/^opk_live_[a-z0-9]{8}_.+/);
  expect(curl).toContain(new URL(page.url()).origin);
  const response = execFileSync("sh", ["-c", withoutCurl(curl)], { encoding: "utf8" });
  expect(JSON.parse(response).pipelines.length).toBeGreaterThan(0);

  await page.getByRole("button", { name: "I’ve saved it" }).click();
  await page.reload();
  await expect(page.getByText(key)).toHaveCount(0);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(/write/i);
  await expect(row).not.toContainText("Never");
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  expect(await statusWith(request, key)).toBe(200);
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("Revoked");
  expect(await statusWith(request, key)).toBe(401);
});

test("the organization's rules are saved together, and the lost reasons are edited by keyboard", async ({
  page,
  request,
}) => {
  await send(request, "PATCH", ORGANIZATION, {
    lost_reason_required: false,
    lost_reasons: ["Price", "Timing"],
  });
  await signIn(page, "ADMIN");
  await page.goto("/settings/organization");
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await page.getByLabel("Time zone").click();
  await page.keyboard.type("kolk");
  await expect(page.getByRole("option", { name: /^Asia\/Kolkata/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Enter");
  await page.getByLabel("Default currency").selectOption("INR");
  await page.getByLabel("Rotting after (days)").fill("0");
  await page.getByLabel("Lost reason 2").fill("Bad timing");
  await page.getByLabel("New lost reason").fill("No budget");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("New lost reason")).toBeFocused();
  await page.getByLabel("Lost reason 3").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByLabel("Lost reason 2")).toBeFocused();
  await page.getByRole("button", { name: "Remove Price" }).click();
  await page.getByRole("switch", { name: "Require a reason" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Must be at least 1")).toBeVisible();
  await expect(page.getByLabel("Rotting after (days)")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Organization saved")).toBeVisible();
  expect(await organization(request)).toMatchObject({
    time_zone: "Asia/Kolkata",
    currency: "INR",
    rotting_days: 12,
    lost_reasons: ["No budget", "Bad timing"],
    lost_reason_required: true,
  });
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
});

test("a drop on a lost stage offers the list of reasons where one is required", async ({
  page,
  request,
}) => {
  await send(request, "PATCH", ORGANIZATION, {
    lost_reason_required: true,
    lost_reasons: ["Price", "Timing"],
  });
  const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Lost: [] });
  await signIn(page, "REP");
  await page.goto(board.url);
  await drag(page, card(page, "ant"), column(page, "Lost"));
  const dialog = page.getByRole("dialog", { name: "Why was it lost?" });
  await expect(dialog.getByRole("radio")).toHaveCount(3);
  await expect(page.locator("[aria-label=Lost] li")).toContainText("ant");
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  await expect(dialog.getByText("Choose a reason")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expectCards(page, "Lost", ["ant"]);
  await expect.poll(() => lostReasonOf(request, board.cards.ant)).toBe("Timing");

  await drag(page, card(page, "bee"), card(page, "ant"));
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expectCards(page, "Lead", ["bee"]);
  expect(await lostReasonOf(request, board.cards.bee)).toBeNull();
});

async function organization(request: APIRequestContext) {
  return (await send(request, "GET", ORGANIZATION)).organization;
}

async function lostReasonOf(request: APIRequestContext, id = "") {
  return (await send(request, "GET", `/api/v1/crm/opportunities/${id}`)).opportunity.lost_reason;
}

async function statusWith(request: APIRequestContext, key: string): Promise<number> {
  const headers = { Authorization: `Bearer ${key}` };
  return (await request.get("/api/v1/crm/opportunity_pipelines", { headers })).status();
}

/** The line as a shell runs it, with Node in place of curl, which may not be installed. */
function withoutCurl(line: string): string {
  const program = `
    const [flag, header, url, ...rest] = process.argv.slice(1);
    if (flag !== "-H" || rest.length > 0) throw new Error("not a curl line: " + process.argv);
    const [name, value] = header.split(": ");
    fetch(url, { headers: { [name]: value } }).then((response) => response.text()).then(console.log);`;
  return line.replace(/^curl /, `${process.execPath} -e '${program}' -- `);
}
