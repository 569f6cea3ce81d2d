/** How much of a card is shown, and so how many fit. */
export type Density = "comfortable" | "compact";

/** The height of a card and of the room between two, in pixels. Every card has the same: no place needs measuring. */
export type CardMetrics = { height: number; gap: number; row: number };

const METRICS: Record<Density, CardMetrics> = {
  comfortable: { height: 104, gap: 8, row: 112 },
  compact: { height: 58, gap: 6, row: 64 },
};

export function cardMetrics(density: Density): CardMetrics {
  return METRICS[density];
}
