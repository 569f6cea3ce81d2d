import { type Browser, chromium, type Page } from "@playwright/test";
import { browserOptions } from "../browser";
import type { World } from "./world";

/** Runs `work` with a browser and closes it afterwards. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(browserOptions());
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Opens a new page, signed in at this server as the bench's member. */
export async function signedInPage(
  browser: Browser,
  baseURL: string,
  { email, password }: World,
): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  // Functions evaluated in the page are compiled for Node, with calls that keep their names.
  await context.addInitScript("globalThis.__name = (named) => named");
  const page = await context.newPage();
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password, json: "true" };
  const answer = await page.request.post("/api/auth/callback/credentials", { form });
  if (!answer.ok()) throw new Error(`Signing in answers ${answer.status()}`);
  return page;
}

export function boardPath({ pipelineId }: { pipelineId: string }): string {
  return `/crm/opportunities?pipeline=${pipelineId}`;
}
