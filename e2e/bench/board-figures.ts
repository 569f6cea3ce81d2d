import type { Page } from "@playwright/test";
import type { Bench } from "./bench";
import { dragFigures } from "./drag-figures";
import { type Figure, median } from "./figures";
import { interleave } from "./interleave";
import { boardPath, signedInPage, withBrowser } from "./open-browser";

/** The board's page: load time, size, behaviour while loading, and dragging a card. */
export function boardFigures({ world, app }: Bench): Promise<Figure[]> {
  return withBrowser(async (browser) => {
    const page = await signedInPage(browser, app.url, world);
    return [
      ...(await documentFigures(page, boardPath(world.p10k), boardPath(world.p100))),
      ...(await loadingFigures(page, boardPath(world.p10k))),
      ...(await dragFigures(page, boardPath(world.p10k))),
    ];
  });
}

async function documentFigures(page: Page, large: string, small: string): Promise<Figure[]> {
  await page.goto("/sign-in");
  const baseURL = new URL(page.url()).origin;
  const cookies = await page.context().cookies();
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
  const firstByte = (path: string) => async () => {
    const answer = await fetch(`${baseURL}${path}`, { headers });
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
  };
  const taken = await interleave(
    { large: firstByte(large), small: firstByte(small) },
    { times: 6 },
  );
  const size = async (path: string) =>
    (await (await fetch(`${baseURL}${path}`, { headers })).arrayBuffer()).byteLength;
  const [largeSize, smallSize] = [await size(large), await size(small)];
  return [
    {
      work: "board page, 10,000 against 100: first byte",
      measured: taken.large,
      floor: taken.small,
      budget: 1.5 * taken.small,
      unit: "ms",
      rule: "1.5 × the same of 100",
    },
    {
      work: "board page, 10,000 against 100: bytes",
      measured: largeSize / 1000,
      floor: smallSize / 1000,
      budget: (1.5 * smallSize) / 1000,
      unit: "KB",
      rule: "1.5 × the same of 100",
    },
  ];
}

const LOADS = 5;

async function loadingFigures(page: Page, path: string): Promise<Figure[]> {
  await watchLoading(page);
  const loads: Loading[] = [];
  for (let load = 0; load < LOADS; load++) loads.push(await oneLoading(page, path));
  const nodes = Math.max(...loads.map((load) => load.nodes));
  const scriptBytes = Math.max(...loads.map((load) => load.scriptBytes));
  const longest = median(loads.map((load) => load.longest));
  const shift = Math.max(...loads.map((load) => load.shift));
  return [
    {
      work: "board of 10,000: elements",
      measured: nodes,
      floor: null,
      budget: 3_000,
      unit: "nodes",
      rule: "at most 3,000",
    },
    {
      work: "board page: script over the wire",
      measured: scriptBytes / 1000,
      floor: null,
      budget: 250,
      unit: "KB",
      rule: "at most 250 KB",
    },
    {
      work: "board of 10,000: longest task",
      measured: longest,
      floor: null,
      budget: 150,
      unit: "ms",
      rule: "none over 150 ms; median of the loads",
    },
    {
      work: "board of 10,000: layout shift",
      measured: shift,
      floor: null,
      budget: 0.02,
      unit: "",
      rule: "below 0.02 in every load",
    },
  ];
}

type Loading = { nodes: number; scriptBytes: number; longest: number; shift: number };

/** Makes every page record in `benchSeen` its longest task in milliseconds and its layout shift. */
async function watchLoading(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { longest: 0, shift: 0 };
    Object.assign(window, { benchSeen: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: "longtask", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) seen.shift += value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Loads a page once with an empty cache. */
async function oneLoading(page: Page, path: string): Promise<Loading> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  let scriptBytes = 0;
  const scripts = new Set<string>();
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await page.goto(path);
  await page.getByRole("listitem").first().waitFor();
  await page.waitForTimeout(2_000);
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  const seen = await page.evaluate(
    () => (window as unknown as { benchSeen: { longest: number; shift: number } }).benchSeen,
  );
  await session.detach();
  return { nodes, scriptBytes, ...seen };
}
