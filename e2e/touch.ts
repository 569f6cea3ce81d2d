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
      await rest(page);
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

/** A swipe of a fifth of a second: too quick for a long press, whether or not the page keeps up. */
export async function swipe(page: Page, from: Point, by: Point) {
  await rest(page);
  const browser = await page.context().newCDPSession(page);
  const answers: Promise<unknown>[] = [];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", point?: Point) =>
    answers.push(
      browser.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [point] : [] }),
    );
  touch("touchStart", from);
  for (let step = 1; step <= 10; step++) {
    touch("touchMove", { x: from.x + (by.x * step) / 10, y: from.y + (by.y * step) / 10 });
    await page.waitForTimeout(15);
  }
  touch("touchEnd");
  await Promise.all(answers);
}

// On a page that is busy starting, any touch is a long one.
async function rest(page: Page) {
  await page.evaluate(async () => {
    for (let idle = 0; idle < 3; ) {
      const before = performance.now();
      const deadline = await new Promise<IdleDeadline>((resolve) => requestIdleCallback(resolve));
      idle = performance.now() - before < 100 && deadline.timeRemaining() > 5 ? idle + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}
