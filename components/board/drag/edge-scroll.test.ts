import { expect, test } from "vitest";
import { edgeSpeed } from "./edge-scroll";

const speed = (y: number, atEdgeMs = 0) => edgeSpeed({ y, top: 100, bottom: 900, atEdgeMs });

test("a column does not scroll while the pointer is away from its edges", () => {
  expect(speed(500)).toBe(0);
});

test("scrolling is faster nearer to an edge, and constant beyond it", () => {
  expect(speed(890)).toBeGreaterThan(speed(850));
  expect(speed(900)).toBe(speed(2_000));
  expect(speed(110)).toBe(-speed(890));
});

test("scrolling accelerates at an edge and crosses 5,000 cards within seconds", () => {
  let travelled = 0;
  for (let ms = 0; ms < 20_000; ms += 16) travelled += (speed(900, ms) * 16) / 1_000;
  expect(travelled).toBeGreaterThan(5_000 * 112 * 0.7);
  expect(speed(900, 60_000)).toBe(28_000);
});
