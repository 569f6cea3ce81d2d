/**
 * Returns how fast a column scrolls while a card is dragged at its edge, in pixels per second;
 * negative is up.
 */
export function edgeSpeed({
  y,
  top,
  bottom,
  atEdgeMs,
}: {
  /** The pointer and the edges of the scrolling element, on the screen. */
  y: number;
  top: number;
  bottom: number;
  /** Time at the edge: scrolling accelerates, so that thousands of cards are within reach. */
  atEdgeMs: number;
}): number {
  const zone = Math.min(EDGE, (bottom - top) / 4);
  const up = (top + zone - y) / zone;
  const down = (y - (bottom - zone)) / zone;
  const depth = Math.min(Math.max(up, down, 0), 1);
  if (depth === 0) return 0;
  const acceleration = Math.min(1 + (atEdgeMs / 1_000) ** 2, MAX_ACCELERATION);
  return (up > down ? -1 : 1) * depth * SPEED * acceleration;
}

const EDGE = 96;
const SPEED = 700;
const MAX_ACCELERATION = 40;
