import type { Page } from "@playwright/test";

type Point = { x: number; y: number };

/** A finger on the page: down, along a way, up. */
export async function finger(page: Page) {
  const browser = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", point?: Point) =>
    browser.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [point] : [] });
  return {
    /** Puts it down and rests for `ms`; longer than a long press takes when a drag is meant. */
    async press(at: Point, ms = 0) {
      await touch("touchStart", at);
      await page.waitForTimeout(ms);
    },
    async moveTo(from: Point, to: Point, steps = 10) {
      for (let step = 1; step <= steps; step++) {
        const share = step / steps;
        await touch("touchMove", { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
      }
    },
    lift: () => touch("touchEnd"),
  };
}
