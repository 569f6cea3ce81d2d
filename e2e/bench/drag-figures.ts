import type { Page } from "@playwright/test";
import { type Figure, median, percentile } from "./figures";

type Point = { x: number; y: number };
type Drag = { frames: number[]; paint: number };

const STEPS = 90;
const ROUNDS = 5;
/** Drags per page load: the first one runs just-compiled script, as the first drag of a day does. */
const DRAGS = 4;

/** Drags a card across three columns, frame by frame, compared with one absolutely positioned box on an empty page. */
export async function dragFigures(page: Page, path: string): Promise<Figure[]> {
  const drags: Drag[] = [];
  const box: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    box.push(...(await boxFrames(page)));
    drags.push(...(await cardDrags(page, path)));
  }
  const card = drags.flatMap(({ frames }) => frames);
  const [cardP95, boxP95] = [percentile(card, 0.95), percentile(box, 0.95)];
  const worst = median(drags.map(({ frames }) => Math.max(...frames)));
  const paint = median(drags.map((drag) => drag.paint));
  return [
    {
      work: "drag across three columns at 10,000: p95 frame",
      measured: cardP95,
      floor: boxP95,
      budget: 1.25 * boxP95,
      unit: "ms",
      rule: "1.25 × one box on an empty page",
    },
    {
      work: "drag across three columns at 10,000: worst frame",
      measured: worst,
      floor: boxP95,
      budget: 3 * boxP95,
      unit: "ms",
      rule: "3 × p95 of the box; median of the drags",
    },
    {
      work: "drop to painted at 10,000",
      measured: paint,
      floor: boxP95,
      budget: 3 * boxP95,
      unit: "ms",
      rule: "3 frames of the box; median of the drags",
    },
  ];
}

async function cardDrags(page: Page, path: string): Promise<Drag[]> {
  await page.goto(path);
  const columns = page.getByRole("region");
  const stageId = (await columns.nth(3).getAttribute("data-stage-id")) ?? "";
  const drags: Drag[] = [];
  for (let drag = 0; drag < DRAGS; drag++) {
    const card = columns.nth(0).getByRole("listitem").nth(2);
    await card.waitFor();
    await page.waitForTimeout(1_000);
    const cardId = (await card.getAttribute("data-card-id")) ?? "";
    const [from, to] = [await centre(card), await centre(columns.nth(3))];
    await page.mouse.move(from.x, from.y);
    const frames = await framesWhile(page, async () => {
      await page.mouse.down();
      await glide(page, from, { x: to.x, y: from.y + 120 });
    });
    await watchDrop(page, cardId, stageId);
    await page.mouse.up();
    const paint = await page.evaluate(
      () => (window as unknown as { benchDrop: Promise<number> }).benchDrop,
    );
    drags.push({ frames, paint });
  }
  return drags;
}

/** Starts measuring the next drop, until the frame with the card in its new column is painted. */
function watchDrop(page: Page, cardId: string, stageId: string): Promise<void> {
  return page.evaluate(
    ([card, stage]) => {
      const benchDrop = new Promise<number>((resolve) => {
        const dropped = () => {
          const started = performance.now();
          const { port1, port2 } = new MessageChannel();
          port2.onmessage = () => resolve(performance.now() - started);
          const look = () => {
            // A frame paints the state at its beginning, before the next task.
            if (document.querySelector(`[data-stage-id="${stage}"] [data-card-id="${card}"]`))
              port1.postMessage(null);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        window.addEventListener("mouseup", dropped, { once: true, capture: true });
      });
      Object.assign(window, { benchDrop });
    },
    [cardId, stageId],
  );
}

async function boxFrames(page: Page): Promise<number[]> {
  await page.goto("about:blank");
  await page.setContent(
    '<div id="box" style="position:absolute;width:260px;height:80px;background:#888"></div>',
  );
  await page.evaluate(() => {
    const box = document.getElementById("box");
    window.addEventListener("mousemove", ({ clientX, clientY }) => {
      if (box) Object.assign(box.style, { left: `${clientX}px`, top: `${clientY}px` });
    });
  });
  return framesWhile(page, () => glide(page, { x: 200, y: 300 }, { x: 1200, y: 420 }));
}

async function framesWhile(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    let isOn = true;
    const look = (now: number) => {
      frames.push(now - last);
      last = now;
      if (isOn) requestAnimationFrame(look);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(look);
    });
    Object.assign(window, {
      benchFrames: () => {
        isOn = false;
        return frames;
      },
    });
  });
  await work();
  return page.evaluate(() => (window as unknown as { benchFrames: () => number[] }).benchFrames());
}

async function glide(page: Page, from: Point, to: Point): Promise<void> {
  for (let step = 1; step <= STEPS; step++) {
    const share = step / STEPS;
    await page.mouse.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
  }
}

async function centre(of: {
  boundingBox: () => Promise<{ x: number; y: number; width: number; height: number } | null>;
}) {
  const box = await of.boundingBox();
  if (!box) throw new Error("Nothing to drag, or nowhere to drag it");
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 400) / 2 };
}
