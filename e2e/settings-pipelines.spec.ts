import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { column, drag, send } from "./board-page";
import { openPage } from "./open-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

const CRM = "/api/v1/crm/opportunity_pipelines";

const stage = (page: Page, name: string): Locator =>
  page
    .getByRole("list", { name: "Stages", exact: true })
    .getByRole("listitem", { name, exact: true });
const stageNames = (page: Page) =>
  page
    .getByRole("list", { name: "Stages", exact: true })
    .getByRole("textbox", { name: "Name" })
    .evaluateAll((inputs) =>
      inputs.map((input) => (input instanceof HTMLInputElement ? input.value : "")),
    );
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
const unsaved = (page: Page) => page.getByText("Unsaved changes");

async function expectStages(page: Page, names: string[]) {
  await expect.poll(() => stageNames(page)).toEqual(names);
}

async function choose(page: Page, of: string, action: string | RegExp) {
  await page.getByRole("button", { name: `Actions for ${of}`, exact: true }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

async function savedNames(request: APIRequestContext, id: string): Promise<string[]> {
  const { pipeline } = await send(request, "GET", `${CRM}/${id}`);
  return pipeline.stages.map(({ name }: { name: string }) => name);
}

test("a manager creates a pipeline and edits its stages by keyboard and drag, and board and both APIs agree", async ({
  page,
  request,
}) => {
  const name = `Partners ${Date.now()}`;
  await signIn(page, "MANAGER");
  await openPage(page, "/settings/pipelines");
  await page.getByRole("button", { name: "New pipeline" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Create pipeline" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  const id = page.url().split("/").at(-1) ?? "";
  await expectStages(page, [
    "Unassigned",
    "Prospect",
    "Qualification",
    "Proposal",
    "Negotiation",
    "Won",
    "Lost",
  ]);

  await page.getByRole("textbox", { name: "Description" }).fill("Sold by others");
  for (const gone of ["Unassigned", "Qualification", "Negotiation"])
    await choose(page, gone, "Remove");
  await page.getByRole("button", { name: "Add stage" }).click();
  await expect(page.locator("[data-stage] input:focus")).toBeVisible();
  await page.keyboard.type("Contract");
  await stage(page, "Contract").getByRole("textbox", { name: "Probability" }).fill("80");
  await stage(page, "Contract").getByRole("textbox", { name: "Rotting days" }).fill("21");
  await stage(page, "Contract").getByRole("button", { name: "Color of Contract: None" }).click();
  await page.getByRole("radio", { name: "Teal" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await stage(page, "Lost").getByRole("textbox", { name: "Name" }).fill("Declined");

  // By keyboard: Contract before Proposal.
  await page.getByRole("button", { name: "Move Contract" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("Picked up Contract, 3 of 5")).toBeAttached();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByText("Contract, 2 of 5", { exact: true })).toBeAttached();
  await page.keyboard.press("Space");
  await expectStages(page, ["Prospect", "Contract", "Proposal", "Won", "Declined"]);
  // By mouse: Declined before Won. By menu: Proposal to the front of Contract, and back.
  await drag(
    page,
    page.getByRole("button", { name: "Move Declined" }),
    page.getByRole("button", { name: "Move Won" }),
  );
  await expectStages(page, ["Prospect", "Contract", "Proposal", "Declined", "Won"]);
  await choose(page, "Proposal", "Move up");
  await expectStages(page, ["Prospect", "Proposal", "Contract", "Declined", "Won"]);
  expect(await savedNames(request, id)).toHaveLength(7);

  const saving = page.waitForRequest((sent) => sent.method() === "PUT");
  await save(page).click();
  expect((await saving).headers()["if-match"]).toBe('"0"');
  await expect(page.getByText(`${name} saved`)).toBeVisible();
  await expect(unsaved(page)).toBeHidden();

  const expected = ["Prospect", "Proposal", "Contract", "Declined", "Won"];
  expect(await savedNames(request, id)).toEqual(expected);
  const { pipeline } = await send(request, "GET", `${CRM}/${id}`);
  expect(pipeline).toMatchObject({
    is_shared: true,
    description: "Sold by others",
    lock_version: 1,
  });
  expect(pipeline.stages[2]).toMatchObject({
    probability: 80,
    rotting_days: 21,
    color: "#0d9488",
    stage_type: "open",
  });
  const deals = await send(request, "GET", `/api/pipelines/${id}`);
  expect(deals.stages.map((each: { name: string }) => each.name)).toEqual(expected);
  await page.getByRole("link", { name: "Open board" }).click();
  for (const each of expected) await expect(column(page, each)).toBeVisible();
});
