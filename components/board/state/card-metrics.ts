/** The size of the cards, and so how many fit. */
export type Density = "comfortable" | "compact";

/**
 * The height of a card, of the gap between two, and of both. All cards are equal, so none is
 * measured.
 */
export type CardMetrics = { height: number; gap: number; row: number };

const METRICS: Record<Density, CardMetrics> = {
  comfortable: { height: 6.5, gap: 0.5, row: 7 },
  compact: { height: 3.625, gap: 0.375, row: 4 },
};

/** Returns the card sizes of a density in rem, so that cards grow with the user's text size. */
export function cardMetrics(density: Density): CardMetrics {
  return METRICS[density];
}

/** Returns the sizes in pixels. */
export function inPixels({ height, gap, row }: CardMetrics, pixelsPerRem: number): CardMetrics {
  return { height: height * pixelsPerRem, gap: gap * pixelsPerRem, row: row * pixelsPerRem };
}
