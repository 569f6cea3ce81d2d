import type { Page } from "@playwright/test";

type Point = { x: number; y: number };

/** A finger that touches, moves and lifts. */
export async function finger(page: Page) {
  const browser = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", point?: Point) =>
    browser.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [point] : [] });
  return {
    /** Touches the page and waits `ms`, which starts a drag if it is longer than a long press. */
    async press(at: Point, ms = 0) {
      await waitUntilIdle(page);
      await touch("touchStart", at);
      await page.waitForTimeout(ms);
    },
    async moveTo(from: Point, to: Point, steps = 10) {
      for (let step = 1; step <= steps; step++) {
        const share = step / steps;
        await touch("touchMove", {
          x: from.x + (to.x - from.x) * share,
          y: from.y + (to.y - from.y) * share,
        });
      }
    },
    lift: () => touch("touchEnd"),
  };
}

/** Swipes within 200 ms, which is too short for a long press even on a busy page. */
export async function swipe(page: Page, from: Point, by: Point) {
  await waitUntilIdle(page);
  const browser = await page.context().newCDPSession(page);
  const sent: Promise<unknown>[] = [];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", point?: Point) =>
    sent.push(
      browser.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [point] : [] }),
    );
  touch("touchStart", from);
  for (let step = 1; step <= 10; step++) {
    touch("touchMove", { x: from.x + (by.x * step) / 10, y: from.y + (by.y * step) / 10 });
    await page.waitForTimeout(15);
  }
  touch("touchEnd");
  await Promise.all(sent);
}

// A page that is busy starting takes every touch for a long one.
async function waitUntilIdle(page: Page) {
  await page.evaluate(async () => {
    for (let idle = 0; idle < 3; ) {
      const before = performance.now();
      const deadline = await new Promise<IdleDeadline>((resolve) => requestIdleCallback(resolve));
      idle = performance.now() - before < 100 && deadline.timeRemaining() > 5 ? idle + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}
