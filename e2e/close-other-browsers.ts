import type { Browser, BrowserContext } from "@playwright/test";

/** Closes what a test has opened besides its own page: every board left open reads on with each change of the next test. */
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
