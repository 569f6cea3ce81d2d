/** How fast a column scrolls under a card held at its edge, in pixels a second; negative is up. */
export function edgeSpeed({
  y,
  top,
  bottom,
  heldMs,
}: {
  /** The pointer, and the edges of what scrolls, on the screen. */
  y: number;
  top: number;
  bottom: number;
  /** How long it has been held there: the longer, the faster, so that thousands of cards are near. */
  heldMs: number;
}): number {
  const zone = Math.min(EDGE, (bottom - top) / 4);
  const up = (top + zone - y) / zone;
  const down = (y - (bottom - zone)) / zone;
  const depth = Math.min(Math.max(up, down, 0), 1);
  if (depth === 0) return 0;
  const haste = Math.min(1 + (heldMs / 1_000) ** 2, MAX_ACCELERATION);
  return (up > down ? -1 : 1) * depth * SPEED * haste;
}

const EDGE = 96;
const SPEED = 700;
const MAX_ACCELERATION = 40;
