import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { arrangeBoard, column, drag, expectCards, send } from "./board-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

const CRM = "/api/v1/crm/opportunity_pipelines";

const editor = (id: string) => `/settings/pipelines/${id}`;
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

/** Opens the editor, ready for the keyboard: what is typed before it is would be lost. */
async function openEditor(page: Page, id: string) {
  await page.goto(editor(id));
  await expect(page.getByRole("button", { name: "Add a stage" })).toBeEnabled();
  await page.waitForLoadState("networkidle");
}

test("a manager makes a pipeline, shapes its stages by keyboard and by drag, and board and both APIs agree", async ({
  page,
  request,
}) => {
  const name = `Partners ${Date.now()}`;
  await signIn(page, "MANAGER");
  await page.goto("/settings/pipelines");
  await page.getByRole("button", { name: "New pipeline" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Create pipeline" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
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
  await page.getByRole("button", { name: "Add a stage" }).click();
  await expect(page.locator("[data-stage] input:focus")).toBeVisible();
  await page.keyboard.type("Contract");
  await stage(page, "Contract").getByRole("textbox", { name: "Probability" }).fill("80");
  await stage(page, "Contract").getByRole("textbox", { name: "Rotting days" }).fill("21");
  await stage(page, "Contract").getByRole("button", { name: "Colour of Contract: None" }).click();
  await page.getByRole("radio", { name: "Teal" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await stage(page, "Lost").getByRole("textbox", { name: "Name" }).fill("Declined");

  // By keyboard: Contract before Proposal.
  await page.getByRole("button", { name: "Move Contract" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("Lifted Contract, 3 of 5")).toBeAttached();
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
  await expect(page.getByText(`${name} was saved`)).toBeVisible();
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
  await page.getByRole("link", { name: "Open the board" }).click();
  for (const each of expected) await expect(column(page, each)).toBeVisible();
});

test("a stage in use asks which stage takes its opportunities, and they follow in their order", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Talk: ["cat"], Won: [] });
  await signIn(page, "MANAGER");
  await openEditor(page, board.pipelineId);
  await choose(page, "Lead", "Remove");
  const dialog = page.getByRole("dialog", { name: "Remove Lead?" });
  await expect(dialog).toContainText("It holds 2 opportunities, worth $2,000");
  await dialog.getByRole("button", { name: "Remove stage" }).click();
  await expect(dialog.getByText("Choose the stage that takes them")).toBeVisible();
  await dialog.getByLabel("Move its opportunities to").selectOption({ label: "Talk" });
  await dialog.getByRole("button", { name: "Remove stage" }).click();
  await expectStages(page, ["Talk", "Won"]);
  await page.getByRole("button", { name: "Keep Lead" }).click();
  await expectStages(page, ["Lead", "Talk", "Won"]);
  await expect(unsaved(page)).toBeHidden();
  await choose(page, "Lead", "Remove");
  await dialog.getByLabel("Move its opportunities to").selectOption({ label: "Talk" });
  await dialog.getByRole("button", { name: "Remove stage" }).click();
  await save(page).click();
  await expect(page.getByText("was saved")).toBeVisible();
  await page.goto(board.url);
  await expectCards(page, "Talk", ["cat", "ant", "bee"]);
});

test("a stage that came into use in the meantime is not lost: the save is refused and asks where they go", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: [], Talk: [], Won: [] });
  await signIn(page, "MANAGER");
  await openEditor(page, board.pipelineId);
  await choose(page, "Lead", "Remove");
  await send(request, "POST", "/api/v1/crm/opportunities", {
    name: "ant",
    pipeline_stage_id: board.stages.Lead,
  });
  await save(page).click();
  await expect(page.getByText("Lead holds 1 opportunity", { exact: false }).first()).toBeVisible();
  await page.getByLabel("They go to").selectOption({ label: "Talk" });
  await save(page).click();
  await expect(page.getByText("was saved")).toBeVisible();
  await page.goto(board.url);
  await expectCards(page, "Talk", ["ant"]);
});

test("a pipeline in use says what it holds and is deleted once its opportunities are in another", async ({
  page,
  request,
}) => {
  const target = await arrangeBoard(request, { Lead: ["there"], Won: [] });
  const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Talk: ["cat"], Won: ["dog"] });
  const { pipeline } = await send(request, "GET", `${CRM}/${board.pipelineId}`);
  const { pipeline: other } = await send(request, "GET", `${CRM}/${target.pipelineId}`);
  await signIn(page, "MANAGER");
  await page.goto("/settings/pipelines");
  await choose(page, pipeline.name, "Delete…");
  const dialog = page.getByRole("dialog", { name: `Delete ${pipeline.name}?` });
  await expect(dialog).toContainText("It holds 4 opportunities, worth $4,000.");
  await dialog.getByLabel("Move them to").selectOption({ label: other.name });
  await expect(
    dialog.getByRole("list", { name: "Where they go" }).getByRole("listitem"),
  ).toHaveText([/Lead2.*Lead/, /Talk1.*Lead/, /Won1.*Won/]);
  await dialog.getByRole("button", { name: "Move 4 opportunities and delete" }).click();
  await expect(page.getByText(`4 opportunities moved to ${other.name}`)).toBeVisible();
  await expect(page.getByRole("link", { name: pipeline.name })).toBeHidden();
  await page.goto(target.url);
  await expectCards(page, "Lead", ["there", "ant", "bee", "cat"]);
  await expectCards(page, "Won", ["dog"]);
  await page.goto(editor(board.pipelineId));
  await expect(page.getByText("This pipeline is not here")).toBeVisible();
});

test("who saves second sees theirs against yours, and takes one or the other; nothing typed is lost", async ({
  page,
  request,
  context,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant"], Talk: [], Won: [] });
  await signIn(page, "MANAGER");
  await openEditor(page, board.pipelineId);
  const second = await context.newPage();
  await openEditor(second, board.pipelineId);

  await stage(page, "Lead").getByRole("textbox", { name: "Name" }).fill("First contact");
  await page.getByRole("button", { name: "Add a stage" }).click();
  await expect(page.locator("[data-stage] input:focus")).toBeVisible();
  await page.keyboard.type("Theirs");
  await save(page).click();
  await expect(page.getByText("was saved")).toBeVisible();

  await stage(second, "Lead").getByRole("textbox", { name: "Name" }).fill("Prospect");
  await stage(second, "Talk").getByRole("textbox", { name: "Probability" }).fill("40");
  await save(second).click();
  const conflict = second.getByRole("dialog", {
    name: "Somebody saved this pipeline while you were editing",
  });
  await expect(
    conflict.getByRole("row", { name: "First contact: name First contact Prospect" }),
  ).toBeVisible();
  await expect(
    conflict.getByRole("row", { name: "Stage Theirs was added is not there" }),
  ).toBeVisible();
  await conflict.getByRole("button", { name: "Keep editing" }).click();
  await expect(stage(second, "Prospect")).toBeVisible();
  await save(second).click();
  await conflict.getByRole("button", { name: "Save mine over it" }).click();
  await expect(second.getByText("was saved")).toBeVisible();
  expect(await savedNames(request, board.pipelineId)).toEqual(["Prospect", "Talk", "Won"]);

  await stage(page, "Won").getByRole("textbox", { name: "Name" }).fill("Signed");
  await save(page).click();
  await page.getByRole("button", { name: "Load theirs" }).click();
  await expectStages(page, ["Prospect", "Talk", "Won"]);
  await expect(unsaved(page)).toBeHidden();
});

test("leaving with unsaved changes asks: by a link, by Back and by closing; staying keeps what was typed", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: [], Won: [] });
  const { pipeline } = await send(request, "GET", `${CRM}/${board.pipelineId}`);
  await signIn(page, "MANAGER");
  await page.goto("/settings/pipelines");
  await page.getByRole("link", { name: pipeline.name }).click();
  const description = page.getByRole("textbox", { name: "Description" });
  await expect(description).toBeVisible();
  await page.waitForLoadState("networkidle");
  await description.fill("Half a thought");
  const dialog = page.getByRole("dialog", { name: "Leave without saving?" });

  await page.getByRole("link", { name: "All pipelines" }).click();
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  await expect(description).toHaveValue("Half a thought");

  for (let times = 0; times < 2; times++) {
    await page.evaluate(() => window.history.back());
    await dialog.getByRole("button", { name: "Keep editing" }).click();
    await expect(page).toHaveURL(editor(board.pipelineId));
    await expect(description).toHaveValue("Half a thought");
  }

  const asked = page.waitForEvent("dialog");
  const closing = page.close({ runBeforeUnload: true });
  const prompt = await asked;
  expect(prompt.type()).toBe("beforeunload");
  await prompt.dismiss();
  await closing;

  await page.evaluate(() => window.history.back());
  await dialog.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL("/settings/pipelines");

  // Saved, nobody asks, and Back leads straight to where one came from.
  await page.getByRole("link", { name: pipeline.name }).click();
  await expect(description).toHaveValue("");
  await description.fill("A whole thought");
  await save(page).click();
  await expect(page.getByText("was saved")).toBeVisible();
  await page.evaluate(() => window.history.back());
  await expect(page).toHaveURL("/settings/pipelines");
});

test("a REP shapes only what is the REP's own; a manager's pipeline is to look at, and a VIEWER is sent away", async ({
  page,
  request,
  browser,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant"], Won: [] });
  const { pipeline } = await send(request, "GET", `${CRM}/${board.pipelineId}`);
  await signIn(page, "REP");
  await page.goto("/settings/pipelines");
  await expect(page.getByRole("button", { name: "New pipeline" })).toBeVisible();
  await expect(page.getByRole("link", { name: pipeline.name })).toBeHidden();

  await page.goto(editor(board.pipelineId));
  await expect(page.getByRole("heading", { name: pipeline.name })).toBeVisible();
  await expect(
    page.getByText("Managers and admins shape shared pipelines", { exact: false }),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "Stages" })).toContainText("Lead");
  await expect(page.getByRole("textbox")).toHaveCount(0);
  const answer = await page.request.put(`${CRM}/${board.pipelineId}`, {
    data: { name: "Mine now" },
  });
  expect(answer.status()).toBe(403);

  const name = `Mine ${Date.now()}`;
  await page.goto("/settings/pipelines");
  await page.getByRole("button", { name: "New pipeline" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Create pipeline" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await page.goto("/settings/pipelines");
  await choose(page, name, "Set as my default");
  await expect(page.getByText("My default")).toBeVisible();
  await choose(page, name, "Delete…");
  await page.getByRole("button", { name: "Delete pipeline" }).click();
  await expect(page.getByRole("link", { name, exact: true })).toBeHidden();

  const viewer = await browser.newPage();
  await signIn(viewer, "VIEWER");
  for (const path of ["/settings/pipelines", editor(board.pipelineId)]) {
    await viewer.goto(path);
    await expect(viewer.getByText("This page is not open to you")).toBeVisible();
  }
  await viewer.close();
});

test("the organization's default can be another pipeline, which gets the stage that one needs", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: [], Won: [] });
  const { pipelines } = await send(request, "GET", CRM);
  const find = (matches: (each: { id: string; is_default: boolean; name: string }) => boolean) =>
    pipelines.find(matches);
  const former = find(({ is_default }) => is_default);
  const { name } = find(({ id }) => id === board.pipelineId);
  await signIn(page, "ADMIN");
  await page.goto("/settings/pipelines");
  try {
    await choose(page, name, "Set as the organization’s default");
    await expect(page.getByText("it is added as its first stage", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Set as default" }).click();
    const row = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("link", { name, exact: true }) });
    await expect(row.getByText("Organization default")).toBeVisible();
    expect(await savedNames(request, board.pipelineId)).toEqual(["Unassigned", "Lead", "Won"]);
    await openEditor(page, board.pipelineId);
    await page.getByRole("button", { name: "Actions for Unassigned" }).click();
    await expect(page.getByRole("menuitem", { name: "Always kept by the default" })).toBeDisabled();
  } finally {
    await send(request, "POST", `${CRM}/${former.id}/set_organization_default`);
  }
});
