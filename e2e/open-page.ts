import type { Page } from "@playwright/test";

/** Goes to a page and waits until it is hydrated, so that it responds to clicks and keys. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__reactProps")),
  );
}
