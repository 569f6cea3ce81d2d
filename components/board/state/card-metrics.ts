/** The size of the cards, and so how many fit. */
export type Density = "comfortable" | "compact";

/**
 * The height of a card, of the gap between two, and of both, in pixels. All cards are equal, so
 * none is measured.
 */
export type CardMetrics = { height: number; gap: number; row: number };

const METRICS: Record<Density, CardMetrics> = {
  comfortable: { height: 104, gap: 8, row: 112 },
  compact: { height: 58, gap: 6, row: 64 },
};

/** Returns the card sizes of a density. */
export function cardMetrics(density: Density): CardMetrics {
  return METRICS[density];
}
