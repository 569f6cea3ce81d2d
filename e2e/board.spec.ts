import type { Page, Route } from "@playwright/test";
import {
  arrangeBoard,
  card,
  column,
  drag,
  expectCards,
  namesScrolledThrough,
  send,
} from "./board-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";
import { finger, swipe } from "./touch";

const aMove = (page: Page) => page.waitForRequest((request) => request.method() === "PATCH");
const aReorder = (page: Page) =>
  page.waitForRequest((request) => request.url().endsWith("/opportunities/reorder"));

test("a card dragged within its column keeps its position after a reload and in the Deals API", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant", "bee", "cat", "dog"], Won: [] });
  const { ant = "", bee = "", cat = "", dog = "" } = board.cards;
  await signIn(page, "REP");
  await page.goto(board.url);
  const [reorder] = await Promise.all([
    aReorder(page),
    drag(page, card(page, "ant"), card(page, "cat")),
  ]);
  expect(reorder.method()).toBe("POST");
  expect(reorder.postDataJSON()).toEqual({
    pipeline_stage_id: board.stages.Lead,
    ordered_ids: [bee, cat, ant],
  });
  await expectCards(page, "Lead", ["bee", "cat", "ant", "dog"]);
  expect((await (await reorder.response())?.json())?.opportunities).toHaveLength(3);

  const [again] = await Promise.all([
    aReorder(page),
    drag(page, card(page, "dog"), card(page, "bee")),
  ]);
  expect((await again.response())?.ok()).toBe(true);
  await page.reload();
  await expectCards(page, "Lead", ["dog", "bee", "cat", "ant"]);
  const { items } = await send(request, "GET", `/api/pipelines/${board.pipelineId}/deals`);
  expect(items.map(({ id }: { id: string }) => id)).toEqual([dog, bee, cat, ant]);
});

test("a drop is saved although the page is left at once", async ({ page, request }) => {
  const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Talk: ["cat"], Won: [] });
  await signIn(page, "REP");
  await page.goto(board.url);
  await drag(page, card(page, "ant"), card(page, "cat"), { release: false });
  // The drop itself leaves the page: none of its timers runs any more.
  await page.evaluate(() => {
    const leave = () => {
      Object.assign(window, { setTimeout: () => 0 });
      location.assign("/favicon.svg");
    };
    addEventListener("pointerup", leave, { capture: true });
  });
  await page.mouse.up();
  await page.waitForURL("**/favicon.svg");
  const { ant = "" } = board.cards;
  const stageOf = async () =>
    (await send(request, "GET", `/api/v1/crm/opportunities/${ant}`)).opportunity.stage;
  await expect.poll(stageOf).toBe("Talk");
});

test("a card dragged to another column goes next to the card under it, and the totals follow", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, {
    Lead: ["ant", "bee"],
    Talk: ["cat", "dog"],
    Won: [],
  });
  await signIn(page, "REP");
  await page.goto(board.url);
  await expect(column(page, "Lead").getByRole("button", { name: /^\$2,000,/ })).toBeVisible();
  const [move] = await Promise.all([aMove(page), drag(page, card(page, "ant"), card(page, "dog"))]);
  await expectCards(page, "Lead", ["bee"]);
  expect(move.url()).toContain(board.cards.ant);
  const { after_id, before_id, ...body } = move.postDataJSON();
  expect(body).toEqual({
    pipeline_stage_id: board.stages.Talk,
    stage_position: 1,
    expected_stage_id: board.stages.Lead,
  });
  expect(after_id ?? before_id).toBe(after_id ? board.cards.cat : board.cards.dog);
  await expect(column(page, "Lead").getByRole("button", { name: /^\$1,000,/ })).toBeVisible();
  await expect(column(page, "Talk").getByRole("button", { name: /^\$3,000,/ })).toBeVisible();

  await page.reload();
  await expectCards(page, "Talk", ["cat", "ant", "dog"]);
  expect((await send(request, "GET", `/api/deals/${board.cards.ant}`)).stageId).toBe(
    board.stages.Talk,
  );
});

test("an empty column accepts a drop, and a won stage closes the opportunity", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant"], Won: [] });
  await signIn(page, "REP");
  await page.goto(board.url);
  const [move] = await Promise.all([
    aMove(page),
    drag(page, card(page, "ant"), column(page, "Won")),
  ]);
  expect(move.postDataJSON()).toEqual({
    pipeline_stage_id: board.stages.Won,
    stage_position: 0,
    expected_stage_id: board.stages.Lead,
  });
  await expectCards(page, "Won", ["ant"]);
  expect((await (await move.response())?.json())?.opportunity).toMatchObject({
    status: "won",
    stage_position: 0,
  });
});

test("a refused drop moves back only its own card and shows the reason", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant", "bee", "cat"], Talk: ["dog"] });
  await signIn(page, "REP");
  await page.goto(board.url);
  let refuse = () => {};
  const isRefused = new Promise<void>((resolve) => {
    refuse = resolve;
  });
  await respondToMoves(page, async (route) => {
    await isRefused;
    await fulfill(route, 403, { code: "forbidden", detail: "This stage is closed today" });
  });
  await drag(page, card(page, "ant"), card(page, "dog"));
  await expectCards(page, "Lead", ["bee", "cat"]);
  const reorder = aReorder(page);
  await drag(page, card(page, "cat"), card(page, "bee"));
  await expectCards(page, "Lead", ["cat", "bee"]);
  refuse();
  await expect(page.getByText("This stage is closed today")).toBeVisible();
  await expectCards(page, "Lead", ["ant", "cat", "bee"]);
  await expectCards(page, "Talk", ["dog"]);
  expect((await (await reorder).response())?.status()).toBe(200);
});

test("a card whose move cannot be sent goes back", async ({ page, request }) => {
  const board = await arrangeBoard(request, { Lead: ["ant"], Talk: ["dog"] });
  await signIn(page, "REP");
  await page.goto(board.url);
  await respondToMoves(page, (route) => route.abort());
  await drag(page, card(page, "ant"), card(page, "dog"));
  await expect(page.getByText("Couldn’t move ant")).toBeVisible();
  await expectCards(page, "Lead", ["ant"]);
});

test("a drop on a lost stage asks for a required reason and keeps the card there", async ({
  page,
  request,
}) => {
  await send(request, "PATCH", "/api/v1/crm/organization", { lost_reasons: ["Price", "Timing"] });
  const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Lost: [] });
  await signIn(page, "REP");
  await page.goto(board.url);
  await respondToMoves(page, async (route) => {
    if (route.request().postDataJSON().lost_reason) return route.continue();
    const errors = [{ field: "lost_reason", message: "is required" }];
    await fulfill(route, 422, { code: "invalid", detail: "lost_reason is required", errors });
  });
  await drag(page, card(page, "ant"), column(page, "Lost"));
  await page.getByRole("radio", { name: "Other…" }).check();
  await page.getByLabel("Other reason").fill("Too dear");
  await expect(page.locator("[aria-label=Lost] li")).toContainText("ant");
  const [move] = await Promise.all([
    aMove(page),
    page.getByRole("button", { name: "Mark as lost" }).click(),
  ]);
  expect(move.postDataJSON()).toMatchObject({
    pipeline_stage_id: board.stages.Lost,
    lost_reason: "Too dear",
  });
  await expect(page.getByRole("dialog")).toBeHidden();

  await drag(page, card(page, "bee"), card(page, "ant"));
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expectCards(page, "Lead", ["bee"]);
  await page.reload();
  await expectCards(page, "Lost", ["ant"]);
});

test("Escape cancels a drag without a request", async ({ page, request }) => {
  const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Talk: ["cat"] });
  await signIn(page, "REP");
  await page.goto(board.url);
  const writes: string[] = [];
  page.on("request", (sent) => sent.method() !== "GET" && writes.push(sent.url()));
  await drag(page, card(page, "ant"), card(page, "cat"), { release: false });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expectCards(page, "Lead", ["ant", "bee"]);
  expect(writes).toEqual([]);
  await expect(page).toHaveURL(board.url);
});

test("the keyboard picks up, moves and drops a card and keeps it focused", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, {
    Lead: ["ant", "bee"],
    Talk: ["cat", "dog"],
    Won: [],
  });
  await signIn(page, "REP");
  await page.goto(board.url);
  const said = (text: string) =>
    expect(page.getByRole("status").filter({ hasText: text })).toBeAttached();
  await card(page, "ant").getByRole("link").focus();
  await page.keyboard.press("ArrowDown");
  await expect(card(page, "bee").getByRole("link")).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await said("bee, Talk, 2 of 3");
  await page.keyboard.press("ArrowUp");
  await said("bee, Talk, 1 of 3");
  const [move] = await Promise.all([aMove(page), page.keyboard.press("Space")]);
  expect(move.postDataJSON()).toEqual({
    pipeline_stage_id: board.stages.Talk,
    stage_position: 0,
    before_id: board.cards.cat,
    expected_stage_id: board.stages.Lead,
  });
  await expect(card(page, "bee").getByRole("link")).toBeFocused();

  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  const [reorder] = await Promise.all([aReorder(page), page.keyboard.press("Space")]);
  expect(reorder.postDataJSON().ordered_ids).toEqual([board.cards.cat, board.cards.bee]);
  expect((await reorder.response())?.ok()).toBe(true);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expectCards(page, "Won", ["bee"]);
  await page.keyboard.press("Escape");
  await expectCards(page, "Talk", ["cat", "bee", "dog"]);
  await page.reload();
  await expectCards(page, "Talk", ["cat", "bee", "dog"]);
  await card(page, "bee").getByRole("link").press("Enter");
  await expect(page).toHaveURL(/\/crm\/opportunities\/opp_/);
});

test("Move to… moves a card to a stage and position without a drag", async ({ page, request }) => {
  const board = await arrangeBoard(request, { Lead: ["ant"], Talk: ["cat", "dog"] });
  await signIn(page, "REP");
  await page.goto(board.url);
  await card(page, "ant").getByRole("button", { name: "Actions for ant" }).click();
  await page.getByRole("menuitem", { name: "Move to…" }).click();
  await page.getByLabel("Stage").selectOption("Talk");
  await page.getByLabel("Position").fill("2");
  const [move] = await Promise.all([
    aMove(page),
    page.getByRole("button", { name: "Move", exact: true }).click(),
  ]);
  expect(move.postDataJSON()).toMatchObject({
    pipeline_stage_id: board.stages.Talk,
    stage_position: 1,
  });
  await expectCards(page, "Talk", ["cat", "ant", "dog"]);
  await expect(card(page, "ant").getByRole("link")).toBeFocused();
});

test("a VIEWER sees the board and cannot move anything", async ({ page, request }) => {
  const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Talk: [] });
  await signIn(page, "VIEWER");
  await page.goto(board.url);
  await expectCards(page, "Lead", ["ant", "bee"]);
  await expect(page.getByRole("button", { name: "New opportunity" })).toHaveCount(0);
  await expect(card(page, "ant").getByRole("button")).toHaveCount(0);
  const writes: string[] = [];
  page.on("request", (sent) => sent.method() !== "GET" && writes.push(sent.url()));
  await drag(page, card(page, "ant"), column(page, "Talk"));
  await card(page, "bee").getByRole("link").focus();
  for (const key of ["Space", "ArrowUp", "Space"]) await page.keyboard.press(key);
  await expectCards(page, "Lead", ["ant", "bee"]);
  expect(writes).toEqual([]);
});

test("pipeline, view and search are in the address, and board and table agree", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, {
    Lead: ["red ant", "bee", "blue ant"],
    Talk: ["cat"],
  });
  await signIn(page, "REP");
  await page.goto("/crm/opportunities");
  await expect(page.getByLabel("Pipeline").getByRole("option", { name: /^★ / })).toHaveCount(1);
  await page.getByLabel("Pipeline").selectOption(board.pipelineId);
  await expect(page).toHaveURL(board.url);
  await page.getByLabel("Search opportunities").fill("ant");
  await page.getByLabel("Search opportunities").press("Enter");
  await expect(page).toHaveURL(`${board.url}&q=ant`);
  await expectCards(page, "Lead", ["red ant", "blue ant"]);
  await expectCards(page, "Talk", []);
  await expect(column(page, "Lead").getByRole("button", { name: /^\$2,000,/ })).toBeVisible();
  const [reorder] = await Promise.all([
    aReorder(page),
    drag(page, card(page, "blue ant"), card(page, "red ant")),
  ]);
  expect((await reorder.response())?.ok()).toBe(true);

  await page.getByRole("link", { name: "Table" }).click();
  await expect(page).toHaveURL(`${board.url}&view=table&q=ant`);
  await expect(page.getByRole("link", { name: /ant$/ })).toHaveText(["blue ant", "red ant"]);
  await page.getByRole("link", { name: "Board" }).click();
  await expect(page).toHaveURL(`${board.url}&q=ant`);
  await page.getByLabel("Search opportunities").fill("");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(board.url);
  await expectCards(page, "Lead", ["blue ant", "bee", "red ant"]);
});

test("a long column loads every card once as it scrolls, and retries after a failure", async ({
  page,
  request,
}) => {
  const names = Array.from({ length: 120 }, (_, index) => `n${String(index).padStart(3, "0")}`);
  const board = await arrangeBoard(request, { Lead: names, Talk: [] });
  await signIn(page, "REP");
  const pages = "**/api/v1/crm/opportunities?*";
  await page.route(pages, (route) => route.abort());
  await page.goto(board.url);
  const tryAgain = column(page, "Lead").getByRole("button", { name: "Try again" });
  await expect(async () => {
    await column(page, "Lead")
      .locator("[data-card-scroller]")
      .evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await expect(tryAgain).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.unroute(pages);
  await tryAgain.click();
  expect(await namesScrolledThrough(page, "Lead")).toEqual(names);
});

test.describe("in a narrow window", () => {
  test.use({ viewport: { width: 700, height: 800 } });

  test("the search keeps its width, and a card held at the edge reaches a stage that was out of view", async ({
    page,
    request,
  }) => {
    const board = await arrangeBoard(request, {
      Lead: ["ant", "bee"],
      Talk: [],
      Offer: [],
      Won: ["cat"],
    });
    await signIn(page, "REP");
    await page.goto(board.url);
    await expect(page.getByRole("button", { name: "Apply" })).toBeVisible();
    const field = await page.getByLabel("Search opportunities").boundingBox();
    const apply = await page.getByRole("button", { name: "Apply" }).boundingBox();
    if (!field || !apply) throw new Error("There is no search");
    expect(field.width).toBeGreaterThan(120);
    expect(apply.x).toBeGreaterThan(field.x + field.width);

    await expect(column(page, "Won")).not.toBeInViewport();
    await card(page, "ant").hover();
    await page.mouse.down();
    await page.mouse.move(600, 400, { steps: 5 });
    await expect(async () => {
      await page.mouse.move(695, 400);
      await page.mouse.move(696, 400);
      await expect(column(page, "Won")).toBeInViewport({ ratio: 0.9, timeout: 200 });
    }).toPass();
    await page.mouse.move(560, 600, { steps: 5 });
    await Promise.all([aMove(page), page.mouse.up()]);
    await expectCards(page, "Won", ["cat", "ant"]);
  });
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a long press drags, and a swipe only scrolls", async ({ page, request }) => {
    const names = ["ant", "bee", "cat", "dog", "eel", "fly", "gnu", "hen"];
    const board = await arrangeBoard(request, { Lead: names, Won: [] });
    await signIn(page, "REP");
    await page.goto(board.url);
    const [start, end] = [
      await card(page, "ant").boundingBox(),
      await card(page, "cat").boundingBox(),
    ];
    if (!start || !end) throw new Error("Nothing to touch");
    const from = { x: start.x + 60, y: start.y + start.height / 2 };
    const to = { x: from.x, y: end.y + end.height / 2 };
    await swipe(page, to, { x: 0, y: from.y - to.y });
    await expectCards(page, "Lead", names);
    await column(page, "Lead").getByRole("link").first().scrollIntoViewIfNeeded();
    const hand = await finger(page);
    await hand.press(from, 500);
    await expect(page.locator(".cursor-grabbing")).toBeVisible();
    const [reorder] = await Promise.all([aReorder(page), hand.moveTo(from, to).then(hand.lift)]);
    expect(reorder.postDataJSON().ordered_ids).toEqual(
      ["bee", "cat", "ant"].map((name) => board.cards[name]),
    );
    await expectCards(page, "Lead", ["bee", "cat", "ant", ...names.slice(3)]);
    await expect(page).toHaveURL(board.url);
  });
});

/** Responds to moves between columns in place of the server. */
function respondToMoves(page: Page, respond: (route: Route) => Promise<void>) {
  return page.route("**/api/v1/crm/opportunities/*", (route) =>
    route.request().method() === "PATCH" ? respond(route) : route.continue(),
  );
}

function fulfill(
  route: Route,
  status: number,
  problem: { code: string; detail: string; errors?: unknown[] },
) {
  return route.fulfill({
    status,
    contentType: "application/problem+json",
    body: JSON.stringify(problem),
  });
}
