import type { Locator, Page } from "@playwright/test";
import { arrangeBoard, card, expectCards, send } from "./board-page";
import { member } from "./organizations";
import { expect, test } from "./test";

// No mouse and no scripted focus: every step is a key press.

test("a rep's whole day is done by keyboard alone", async ({ page, request }) => {
  test.slow();
  await send(request, "PATCH", "/api/v1/crm/organization", {
    lost_reason_required: true,
    lost_reasons: ["Price", "Timing"],
  });
  const board = await arrangeBoard(request, {
    Lead: ["ant", "bee"],
    Talk: ["cat"],
    Won: [],
    Lost: [],
  });
  const { pipeline } = await send(
    request,
    "GET",
    `/api/v1/crm/opportunity_pipelines/${board.pipelineId}`,
  );
  const rep = member("REP");
  const press = (keys: string) => page.keyboard.press(keys);
  const type = (text: string) => page.keyboard.type(text);
  const link = (name: string) => card(page, name).getByRole("link");

  await test.step("signs in and goes to a pipeline by its name", async () => {
    await page.goto("/sign-in");
    await tabTo(page, page.getByLabel("Email"));
    await type(rep.email);
    await tabTo(page, page.getByLabel("Password"));
    await type(rep.password);
    await press("Enter");
    await expect(page).toHaveURL(/\/crm\/opportunities/);
    await goTo(page, pipeline.name);
    await expect(page).toHaveURL(new RegExp(board.pipelineId));
    await expect(link("ant")).toBeVisible();
  });

  await test.step("adds an opportunity", async () => {
    await press("n");
    const dialog = page.getByRole("dialog", { name: "New opportunity" });
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await type("dog");
    await tabTo(page, dialog.getByLabel("Amount"));
    await type("1200");
    await press("Enter");
    await expect(dialog).toBeHidden();
    await expect(link("dog")).toBeVisible();
  });

  await test.step("focuses a card, moves it and changes its amount", async () => {
    await tabTo(page, link("dog"), 60);
    await press("ArrowDown");
    await expect(link("ant")).toBeFocused();
    await press("ArrowDown");
    await expect(link("bee")).toBeFocused();
    await press("Space");
    await press("ArrowRight");
    await press("Space");
    await expect.poll(() => stageOf(page, board.cards.bee)).toBe("Talk");
    await expect(link("bee")).toBeFocused();
    await press("a");
    await expect(page.getByRole("textbox", { name: "Amount" })).toBeFocused();
    await press("ControlOrMeta+a");
    await type("4500");
    await press("Enter");
    await expect(card(page, "bee")).toContainText("$4,500");
    await expect(link("bee")).toBeFocused();
  });

  await test.step("schedules the next activity with two keys", async () => {
    await press("s");
    await expect(page.getByRole("dialog", { name: "Schedule the next activity" })).toBeVisible();
    await press("t");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(card(page, "bee").getByRole("img", { name: /Planned/ })).toBeVisible();
    await expect(link("bee")).toBeFocused();
  });

  await test.step("reads the opportunity and writes a note", async () => {
    await press("Enter");
    await expect(page.getByRole("dialog", { name: "bee" })).toBeVisible();
    const past = page.getByRole("list", { name: "What happened" });
    await expect(past.getByRole("listitem").first()).toBeVisible();
    await press("n");
    await type("They want two lines.");
    await press("ControlOrMeta+Enter");
    await expect(past.getByRole("listitem").first()).toContainText("They want two lines.");
    await press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(link("bee")).toBeFocused();
  });

  await test.step("moves a card by the dialog and undoes it", async () => {
    await press("m");
    const dialog = page.getByRole("dialog", { name: /^Move/ });
    await tabTo(page, dialog.getByLabel("Stage"));
    await type("Lead");
    await press("Enter");
    await expect(dialog).toBeHidden();
    await press("ControlOrMeta+z");
    await expect.poll(() => stageOf(page, board.cards.bee)).toBe("Talk");
  });

  await test.step("marks a card as lost with a reason and reopens it", async () => {
    await expect(link("bee")).toBeFocused();
    await walkTo(page, link("cat"));
    await press("m");
    const dialog = page.getByRole("dialog", { name: /^Move/ });
    await tabTo(page, dialog.getByLabel("Stage"));
    await type("Lost");
    await press("Enter");
    const reason = page.getByRole("dialog", { name: "Why was it lost?" });
    await expect(reason).toBeVisible();
    await tabTo(page, reason.getByRole("radio").first());
    await press("Space");
    await press("Enter");
    await expect.poll(() => stageOf(page, board.cards.cat)).toBe("Lost");
    await expect(link("cat")).toBeFocused();
    await expect(
      page.locator("[data-sonner-toast]").filter({ hasText: "Marked as lost" }),
    ).toContainText("cat");
    await press("r");
    await expect.poll(() => statusOf(page, board.cards.cat)).toBe("open");
  });

  await test.step("wins a card by moving it", async () => {
    await walkTo(page, link("bee"));
    await press("Space");
    await press("ArrowRight");
    await press("Space");
    await expect.poll(() => statusOf(page, board.cards.bee)).toBe("won");
  });

  await test.step("selects two cards and tags them together", async () => {
    await walkTo(page, link("ant"));
    await press("x");
    await press("ArrowUp");
    await press("x");
    const selection = page.getByRole("region", { name: "Selection" });
    await expect(selection).toContainText("2 selected");
    await tabTo(page, selection.getByRole("button", { name: "Tags…" }), 80);
    await press("Enter");
    await tabTo(page, page.getByLabel("Add", { exact: true }));
    await type("spring");
    await press("Enter");
    await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "Apply", exact: true }));
    await press("Enter");
    await expect
      .poll(async () => (await recordOf(page, board.cards.ant)).tags, { message: "ant is tagged" })
      .toEqual(["spring"]);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await press("Escape");
    await expect(selection).toBeHidden();
  });

  await test.step("searches and shows the result as a table", async () => {
    await press("/");
    await expect(page.getByLabel("Search opportunities")).toBeFocused();
    await type("ant");
    await press("Enter");
    await expectCards(page, "Lead", ["ant"]);
    await tabTo(
      page,
      page.getByRole("link", { name: "Table" }),
      40,
      page.getByLabel("Search opportunities"),
      "Shift+Tab",
    );
    await press("Enter");
    await expect(page.getByRole("table").getByRole("link")).toHaveText(["ant"]);
  });

  await test.step("completes a task in My day", async () => {
    await goTo(page, "My day");
    await expect(page).toHaveURL(/my-day/);
    const task = page
      .getByRole("region", { name: /^(Today|Next 7 days)$/ })
      .getByRole("listitem")
      .filter({ hasText: "bee" });
    await expect(task).toBeVisible();
    await tabTo(page, task.getByRole("checkbox"), 80);
    await press("Space");
    await expect(task).toHaveCount(0);
  });

  await test.step("signs out", async () => {
    await tabTo(page, page.getByRole("button", { name: rep.name }), 200);
    await press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await press("End");
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeFocused();
    await press("Enter");
    await expect(page).toHaveURL(/sign-in/);
  });
});

/** Presses Tab until the target is focused, at most `most` times; waits for the focus to be on `from` first. */
async function tabTo(page: Page, target: Locator, most = 30, from?: Locator, key = "Tab") {
  await expect(target).toBeVisible();
  if (from) await expect(from).toBeFocused();
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, `is reached by ${most} times ${key}`).toBeFocused();
}

/** Moves the focus by arrow keys from card to card, column by column from the left, until it reaches the target. */
async function walkTo(page: Page, target: Locator) {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let column = 0; column < 4; column++) await page.keyboard.press("ArrowLeft");
  for (let column = 0; column < 4; column++) {
    await page.keyboard.press("Home");
    for (let row = 0; row < 4; row++) {
      if (await isThere()) return;
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("ArrowRight");
  }
  await expect(target, "is reached by arrows").toBeFocused();
}

/** Goes to a screen or record by the command palette. */
async function goTo(page: Page, name: string) {
  const palette = page.getByRole("dialog", { name: "Go to" });
  // A key press before hydration has no effect.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(palette).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.type(name);
  await expect(palette.getByRole("option", { name, exact: true })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(palette.getByRole("option", { name, exact: true })).toHaveAttribute(
      "aria-selected",
      "true",
      {
        timeout: 200,
      },
    );
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
}

const recordOf = async (page: Page, id = "") => {
  return (await send(page.request, "GET", `/api/v1/crm/opportunities/${id}`)).opportunity;
};
const stageOf = async (page: Page, id?: string): Promise<string> =>
  (await recordOf(page, id)).stage;
const statusOf = async (page: Page, id?: string): Promise<string> =>
  (await recordOf(page, id)).status;
