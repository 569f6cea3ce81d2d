import type { Locator } from "@playwright/test";
import { arrangeBoard, boardHydrated, card, column } from "./board-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

const styleOf = (element: Locator, property: string) =>
  element.evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

test("the tab is titled with the opportunity in the sheet, and with the list behind it again", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Won: [] });
  await signIn(page, "REP");
  await page.goto(board.url);
  await card(page, "ant").getByRole("link").click();
  await expect(page).toHaveTitle("ant · Opportune");
  await page.getByRole("button", { name: "Next opportunity: bee" }).click();
  await expect(page).toHaveTitle("bee · Opportune");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(page).toHaveTitle("Opportunities · Opportune");
});

test("Back shows a column where it was", async ({ page, request }) => {
  const names = Array.from({ length: 18 }, (_, index) => `card ${index}`);
  const board = await arrangeBoard(request, { Lead: names, Won: [] });
  await signIn(page, "REP");
  await page.goto(board.url);
  await boardHydrated(page);
  const scroller = column(page, "Lead").locator("[data-card-scroller]");
  await scroller.evaluate((element) => element.scrollTo({ top: 730 }));
  await expect.poll(() => card(page, "card 15").count()).toBe(1);
  await page.getByRole("link", { name: "Contacts" }).click();
  await expect(page).toHaveURL(/contacts/);
  await page.goBack();
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBe(730);
});

test("a selected card is tinted", async ({ page, request }) => {
  const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Won: [] });
  await signIn(page, "REP");
  await page.goto(board.url);
  await boardHydrated(page);
  await card(page, "ant").click({ modifiers: ["Control"] });
  await expect
    .poll(() => styleOf(card(page, "ant (selected)"), "background-color"))
    .not.toBe(await styleOf(card(page, "bee"), "background-color"));
});

test.describe("with large text", () => {
  test("a card shows its whole text", async ({ page, request }) => {
    const long = "A name that is long enough for the two lines that a card has for names";
    const board = await arrangeBoard(request, { Lead: [long, "bee"], Won: [] });
    await signIn(page, "REP");
    await page.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => {
        document.documentElement.style.fontSize = "24px";
      });
    });
    await page.goto(board.url);
    await boardHydrated(page);
    const first = card(page, long);
    await expect.poll(async () => (await first.boundingBox())?.height).toBe(156);
    expect(await first.evaluate((item) => item.scrollHeight <= item.clientHeight)).toBe(true);
    const [above, below] = [await first.boundingBox(), await card(page, "bee").boundingBox()];
    expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
  });
});

test.describe("with forced colors", () => {
  test("what is selected, open and pressed differs from what is not", async ({ page, request }) => {
    const board = await arrangeBoard(request, { Lead: ["ant", "bee"], Won: [] });
    await signIn(page, "REP");
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto(board.url);
    await boardHydrated(page);
    await card(page, "ant").click({ modifiers: ["Control"] });
    const selected = card(page, "ant (selected)");
    await expect.poll(() => styleOf(selected, "outline-style")).toBe("solid");
    expect(await styleOf(card(page, "bee"), "outline-style")).toBe("none");
    const background = (name: string) =>
      styleOf(page.getByRole("link", { name, exact: true }).first(), "background-color");
    expect(await background("Opportunities")).not.toBe(await background("Leads"));
    expect(await background("Board")).not.toBe(await background("Table"));
    const create = page.getByRole("button", { name: "New opportunity" });
    expect(await styleOf(create, "outline-style")).toBe("solid");
    await page.emulateMedia({ forcedColors: "none" });
  });
});

test("on paper there is no sidebar, and a column has every loaded card", async ({
  page,
  request,
}) => {
  const names = Array.from(
    { length: 18 },
    (_, index) => `card ${index} with a name of many words that needs several lines on paper`,
  );
  const board = await arrangeBoard(request, { Lead: names, Won: [] });
  await signIn(page, "REP");
  await page.goto(board.url);
  await boardHydrated(page);
  await page.emulateMedia({ media: "print" });
  const cards = column(page, "Lead").getByRole("listitem");
  await expect(cards).toHaveCount(18);
  const link = cards.first().getByRole("link");
  expect(await link.evaluate((name) => name.scrollHeight - name.clientHeight)).toBeLessThan(2);
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByRole("button", { name: "New opportunity" })).toBeHidden();
  await page.emulateMedia({ media: null });
});
