import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

/**
 * Expects no axe violation on the screen, and enough contrast in light and in dark. `within` limits
 * the check to a part of the page, such as a dialog on a page that has been checked. Leaves the page
 * light.
 */
export async function expectAccessible(page: Page, where: string, within = "html"): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await violations(page, within);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveClass(/dark/);
  const dark = await violations(page, within, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expect(page.locator("html")).not.toHaveClass(/dark/);
  expect({ where, light, dark }).toEqual({ where, light: [], dark: [] });
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
