import type { Browser, Page } from "@playwright/test";
import type { Role } from "@/lib/domain/permissions";
import { arrangeBoard, card, column, drag, expectCards, send, type TestBoard } from "./board-page";
import { closeOtherBrowsers } from "./close-other-browsers";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

test.afterEach(closeOtherBrowsers);

const LISTS = { Lead: ["ant", "bee", "cat", "dog"], Talk: ["elk", "fox"], Won: [], Lost: [] };

/** Opens the board as a member, with the stream of changes connected. */
async function openAs(browser: Browser, role: Role, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, role);
  const stream = page.waitForResponse((response) => response.url().includes("/crm/events"));
  await page.goto(url);
  expect((await stream).ok()).toBe(true);
  return page;
}

const patch = (page: Page, board: TestBoard, name: string, data: Record<string, unknown>) =>
  send(page.request, "PATCH", `/api/v1/crm/opportunities/${board.cards[name]}`, data);

/** Expects every window to show the server's cards and counts in every stage. */
async function expectServerState(board: TestBoard, ...pages: Page[]) {
  const [first] = pages;
  if (!first) return;
  const { opportunities } = await send(
    first.request,
    "GET",
    `/api/v1/crm/opportunities?pipeline_id=${board.pipelineId}`,
  );
  const { pipeline } = await send(
    first.request,
    "GET",
    `/api/v1/crm/opportunity_pipelines/${board.pipelineId}`,
  );
  for (const page of pages) {
    for (const stage of pipeline.stages as { id: string; name: string }[]) {
      const there = opportunities.filter(
        (one: { pipeline_stage_id: string }) => one.pipeline_stage_id === stage.id,
      );
      const names = there.map(({ name }: { name: string }) => name);
      await expectCards(page, stage.name, names);
      await expect(column(page, stage.name).getByRole("heading").locator("+ span")).toHaveText(
        String(names.length),
      );
    }
  }
}

test("changes by other users appear without a reload, totals included", async ({
  browser,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  const page = await openAs(browser, "REP", board.url);
  await expectCards(page, "Lead", LISTS.Lead);

  await patch(page, board, "ant", { pipeline_stage_id: board.stages.Talk, stage_position: 1 });
  await expectCards(page, "Talk", ["elk", "ant", "fox"]);
  await expect(column(page, "Lead").getByRole("button", { name: /^\$3,000,/ })).toBeVisible();
  await expect(column(page, "Talk").getByRole("button", { name: /^\$3,000,/ })).toBeVisible();

  await patch(page, board, "bee", { name: "bumblebee", amount: "2500" });
  await expect(card(page, "bumblebee")).toContainText("$2,500");
  const { Talk, Lead } = board.stages;
  const order = ["fox", "elk", "ant"].map((name) => board.cards[name]);
  await send(request, "POST", "/api/v1/crm/opportunities/reorder", {
    pipeline_stage_id: Talk,
    ordered_ids: order,
  });
  await expectCards(page, "Talk", ["fox", "elk", "ant"]);
  await send(request, "DELETE", `/api/v1/crm/opportunities/${board.cards.cat}`);
  await expectCards(page, "Lead", ["bumblebee", "dog"]);
  await send(request, "POST", `/api/v1/crm/opportunities/${board.cards.cat}/restore`);
  const gnu = { name: "gnu", pipeline_stage_id: Lead, stage_position: 1 };
  await send(request, "POST", "/api/v1/crm/opportunities", gnu);
  await expectCards(page, "Lead", ["bumblebee", "gnu", "dog", "cat"]);
  await expectServerState(board, page);
});

test("a drop in one window appears in another", async ({ browser, request }) => {
  const board = await arrangeBoard(request, LISTS);
  const [mine, theirs] = [
    await openAs(browser, "REP", board.url),
    await openAs(browser, "MANAGER", board.url),
  ];
  await drag(mine, card(mine, "ant"), card(mine, "fox"));
  await expect.poll(() => column(theirs, "Talk").getByRole("listitem").count()).toBe(3);
  await drag(theirs, card(theirs, "bee"), card(theirs, "dog"));
  await expectCards(mine, "Lead", ["cat", "dog", "bee"]);
  await expectServerState(board, mine, theirs);
});

test("a window that was offline catches up when it is online again", async ({
  browser,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  const [mine, theirs] = [
    await openAs(browser, "REP", board.url),
    await openAs(browser, "MANAGER", board.url),
  ];
  await mine.context().setOffline(true);
  await drag(theirs, card(theirs, "ant"), card(theirs, "elk"));
  await expect.poll(() => column(theirs, "Talk").getByRole("listitem").count()).toBe(3);
  await send(request, "DELETE", `/api/v1/crm/opportunities/${board.cards.dog}`);
  await expectCards(theirs, "Lead", ["bee", "cat"]);
  await expectCards(mine, "Lead", LISTS.Lead);
  await mine.context().setOffline(false);
  await expectCards(mine, "Lead", ["bee", "cat"]);
  await expectServerState(board, mine, theirs);
});

test("under a search, cards appear and leave as they match, and the totals follow", async ({
  browser,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["red ant", "bee"], Talk: ["blue ant"] });
  const page = await openAs(browser, "REP", `${board.url}&q=ant`);
  await expectCards(page, "Lead", ["red ant"]);
  await patch(page, board, "bee", { name: "bee and ant" });
  await expectCards(page, "Lead", ["red ant", "bee and ant"]);
  await patch(page, board, "red ant", { name: "red bull" });
  await expectCards(page, "Lead", ["bee and ant"]);
  await patch(page, board, "blue ant", { pipeline_stage_id: board.stages.Lead, stage_position: 0 });
  await expectCards(page, "Lead", ["blue ant", "bee and ant"]);
  await expect(column(page, "Lead").getByRole("button", { name: /^\$2,000,/ })).toBeVisible();
});

test("400 changes at once end in the server's state", async ({ browser, request }) => {
  const board = await arrangeBoard(request, { Lead: ["ant"], Talk: [] });
  const page = await openAs(browser, "REP", board.url);
  const opportunities = Array.from({ length: 400 }, (_, index) => ({
    name: `n${index}`,
    pipeline_id: board.pipelineId,
    pipeline_stage_id: board.stages.Talk,
  }));
  await send(request, "POST", "/api/v1/crm/import", { version: 1, opportunities });
  await expect(column(page, "Talk").getByRole("listitem").first()).toHaveAttribute(
    "aria-setsize",
    "400",
  );
  await expect(column(page, "Talk").getByRole("listitem").first()).toContainText("n0");
});

test("stages renamed, added or removed in the settings appear without a reload", async ({
  browser,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  const page = await openAs(browser, "REP", board.url);
  await expectCards(page, "Talk", ["elk", "fox"]);
  const stages = [
    { id: board.stages.Talk, name: "Conversation" },
    { id: board.stages.Lost, _destroy: true },
    { name: "Later" },
  ];
  await send(request, "PATCH", `/api/v1/crm/opportunity_pipelines/${board.pipelineId}`, {
    pipeline: { stages },
  });
  await expectCards(page, "Conversation", ["elk", "fox"]);
  await expect(column(page, "Later")).toBeVisible();
  await expect(column(page, "Lost")).toHaveCount(0);
  await expectServerState(board, page);
});

test.describe("a dragged card", () => {
  /** Drags ant over Talk in one window, without dropping it, while something happens in another. */
  async function dragWhile(
    browser: Browser,
    board: TestBoard,
    happens: (page: Page) => Promise<unknown>,
  ) {
    const [mine, theirs] = [
      await openAs(browser, "REP", board.url),
      await openAs(browser, "MANAGER", board.url),
    ];
    await drag(mine, card(mine, "ant"), card(mine, "elk"), { release: false });
    await happens(theirs);
    return { mine, theirs };
  }
  const isDragged = (page: Page) => expect(page.locator(".cursor-grabbing")).toBeVisible();
  const refusal = (page: Page, reason: RegExp) => {
    const toast = page.locator("[data-sonner-toast]").filter({ hasText: "Couldn’t move ant" });
    return expect(toast.filter({ hasText: reason })).toBeVisible();
  };

  test("stays in the drag when another user moves it, then goes there and says who moved it", async ({
    browser,
    request,
  }) => {
    const board = await arrangeBoard(request, LISTS);
    const { mine, theirs } = await dragWhile(browser, board, async (page) => {
      await drag(page, card(page, "ant"), column(page, "Won"));
      await expectCards(page, "Won", ["ant"]);
    });
    await expectCards(mine, "Won", []);
    await isDragged(mine);
    await mine.mouse.up();
    await refusal(mine, /moved it to Won|is in Won now/);
    await expectCards(mine, "Won", ["ant"]);
    await expectServerState(board, mine, theirs);
  });

  test("keeps its drop when another user edits it, and shows the edit @long", async ({
    browser,
    request,
  }) => {
    const board = await arrangeBoard(request, LISTS);
    const { mine, theirs } = await dragWhile(browser, board, async (page) => {
      await patch(page, board, "ant", { amount: "7000" });
      await expect(card(page, "ant")).toContainText("$7,000");
    });
    await isDragged(mine);
    await mine.mouse.up();
    await expect(
      column(mine, "Talk").getByRole("listitem").filter({ hasText: "ant" }),
    ).toContainText("$7,000");
    await expectCards(theirs, "Lead", ["bee", "cat", "dog"]);
    await expectServerState(board, mine, theirs);
  });

  test("disappears when another user deletes it, and says who deleted it", async ({
    browser,
    request,
  }) => {
    const board = await arrangeBoard(request, LISTS);
    const { mine, theirs } = await dragWhile(browser, board, async (page) => {
      await card(page, "ant").getByRole("link").focus();
      await page.keyboard.press("Delete");
      await expectCards(page, "Lead", ["bee", "cat", "dog"]);
    });
    await isDragged(mine);
    await mine.mouse.up();
    await refusal(mine, /deleted it/);
    await expectCards(mine, "Lead", ["bee", "cat", "dog"]);
    await expectServerState(board, mine, theirs);
  });

  test("goes where another user moved it when the drag is cancelled @long", async ({
    browser,
    request,
  }) => {
    const board = await arrangeBoard(request, LISTS);
    const { mine, theirs } = await dragWhile(browser, board, async (page) => {
      await drag(page, card(page, "ant"), column(page, "Won"));
      await expectCards(page, "Won", ["ant"]);
    });
    await isDragged(mine);
    await mine.keyboard.press("Escape");
    await mine.mouse.up();
    await expectCards(mine, "Won", ["ant"]);
    await expectServerState(board, mine, theirs);
  });

  test("lands among the remaining cards when its neighbours are moved and deleted @long", async ({
    browser,
    request,
  }) => {
    const board = await arrangeBoard(request, LISTS);
    const { mine, theirs } = await dragWhile(browser, board, async (page) => {
      await send(request, "DELETE", `/api/v1/crm/opportunities/${board.cards.elk}`);
      await patch(page, board, "fox", { pipeline_stage_id: board.stages.Won });
      await expectCards(page, "Won", ["fox"]);
      await expectCards(page, "Talk", []);
    });
    await expectCards(mine, "Talk", []);
    await isDragged(mine);
    await mine.mouse.up();
    await expectCards(mine, "Talk", ["ant"]);
    await expectCards(theirs, "Talk", ["ant"]);
    await expectServerState(board, mine, theirs);
  });

  test("goes back when the stage under it is removed @long", async ({ browser, request }) => {
    const board = await arrangeBoard(request, { ...LISTS, Talk: [] });
    const [mine, theirs] = [
      await openAs(browser, "REP", board.url),
      await openAs(browser, "MANAGER", board.url),
    ];
    await drag(mine, card(mine, "ant"), column(mine, "Talk"), { release: false });
    const stages = [{ id: board.stages.Talk, _destroy: true }];
    await send(request, "PATCH", `/api/v1/crm/opportunity_pipelines/${board.pipelineId}`, {
      pipeline: { stages },
    });
    await expect(column(theirs, "Talk")).toHaveCount(0);
    await isDragged(mine);
    await mine.mouse.up();
    await expect(mine.getByText("Couldn’t move ant")).toBeVisible();
    await expect(column(mine, "Talk")).toHaveCount(0);
    await expectServerState(board, mine, theirs);
  });

  test("stays in the drag when it is moved by keyboard @long", async ({ browser, request }) => {
    const board = await arrangeBoard(request, LISTS);
    const [mine, theirs] = [
      await openAs(browser, "REP", board.url),
      await openAs(browser, "MANAGER", board.url),
    ];
    await card(mine, "ant").getByRole("link").focus();
    await mine.keyboard.press("Space");
    await mine.keyboard.press("ArrowRight");
    await patch(theirs, board, "ant", { pipeline_stage_id: board.stages.Won });
    await expectCards(theirs, "Won", ["ant"]);
    await expectCards(mine, "Talk", ["ant", "elk", "fox"]);
    await mine.keyboard.press("Space");
    await refusal(mine, /moved it to Won|is in Won now/);
    await expectServerState(board, mine, theirs);
  });
});

test("the open sheet shows what others save, but keeps what the user typed", async ({
  browser,
  request,
}) => {
  const board = await arrangeBoard(request, LISTS);
  const page = await openAs(browser, "REP", board.url);
  await card(page, "ant").getByRole("link").click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByLabel("Amount")).toHaveValue("1000");
  await patch(page, board, "ant", { amount: "4000" });
  await expect(sheet.getByLabel("Amount")).toHaveValue("4000");

  await sheet.getByLabel("Amount").fill("5555");
  await patch(page, board, "ant", { amount: "6000" });
  await expect(sheet.getByText("manage key changed this while you were editing")).toBeVisible();
  await expect(sheet.getByLabel("Amount")).toHaveValue("5555");
  await sheet.getByRole("button", { name: "Use theirs" }).click();
  await expect(sheet.getByLabel("Amount")).toHaveValue("6000");
});
