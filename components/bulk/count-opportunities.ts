/** Returns a number of opportunities in words: `1 opportunity`, `3 opportunities`. */
export function countOpportunities(count: number): string {
  return `${count} ${count === 1 ? "opportunity" : "opportunities"}`;
}
