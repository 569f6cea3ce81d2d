/** The most opportunities that one bulk change takes (docs/api.md 3.7). */
export const MAX_SELECTED = 500;
