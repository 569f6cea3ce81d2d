import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Expects no axe violation on the screen, and enough contrast in light and in dark. `within` limits the check to a part of
 * the page; `opened` names the part that has not been seen in dark yet. Leaves the page light.
 */
export async function expectAccessible(
  page: Page,
  where: string,
  { within = "html", opened = within }: { within?: string; opened?: string } = {},
): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await rules(page, within).analyze();
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveClass(/dark/);
  const dark = await rules(page, opened).withRules(["color-contrast"]).analyze();
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expect(page.locator("html")).not.toHaveClass(/dark/);
  expect({ where, light: named(light.violations), dark: named(dark.violations) }).toEqual({
    where,
    light: [],
    dark: [],
  });
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

function rules(page: Page, within: string): AxeBuilder {
  // Legacy mode runs in the page itself: no second tab per check, and no page here has a foreign frame.
  return new AxeBuilder({ page }).include(within).exclude("nextjs-portal").setLegacyMode();
}

type Violations = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"];

function named(violations: Violations): string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
