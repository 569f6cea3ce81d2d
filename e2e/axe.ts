import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

/** The theme that the other one is compared with, by page: changing it redraws the whole page. */
const themes = new WeakMap<Page, Theme>();
type Theme = "light" | "dark";

/**
 * Expects no axe violation on the screen, and enough contrast in light and in dark. `within` limits
 * the check to a part of the page, such as a dialog on a page that has been checked. Leaves the page
 * in the other theme than before.
 */
export async function expectAccessible(page: Page, where: string, within = "html"): Promise<void> {
  const first = themes.get(page) ?? "light";
  const second = first === "light" ? "dark" : "light";
  await showIn(page, first);
  const all = await violations(page, within);
  await showIn(page, second);
  const contrast = await violations(page, within, ["color-contrast"]);
  themes.set(page, second);
  expect({ where, [first]: all, [second]: contrast }).toEqual({ where, light: [], dark: [] });
}

async function showIn(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  const html = expect(page.locator("html"));
  await (theme === "dark" ? html.toHaveClass(/dark/) : html.not.toHaveClass(/dark/));
}

/** Expects the screen to fit the width of a phone. Restores the window's size. */
export async function expectToFitPhone(page: Page, where: string): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), {
      message: `${where} fits a phone`,
    })
    .toBeLessThanOrEqual(390);
  if (size) await page.setViewportSize(size);
}

/** Runs all rules, or those named, in the page itself: no frame of a page here needs a check of its own. */
async function violations(page: Page, within: string, only?: string[]): Promise<string[]> {
  const hasAxe = await page.evaluate(() => "axe" in window);
  if (!hasAxe) await page.evaluate(axe.source);
  return await page.evaluate(
    async ({ include, rules }) => {
      const { violations } = await window.axe.run(
        { include: [[include]], exclude: [["nextjs-portal"]] },
        { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) },
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    },
    { include: within, rules: only },
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
