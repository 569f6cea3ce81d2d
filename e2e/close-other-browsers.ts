import type { Browser, BrowserContext } from "@playwright/test";

/** Closes the browser contexts that a test opened besides its own: an open board keeps reading changes. */
export async function closeOtherBrowsers({
  browser,
  context,
}: {
  browser: Browser;
  context: BrowserContext;
}) {
  const others = browser.contexts().filter((each) => each !== context);
  await Promise.all(others.map((each) => each.close()));
}
