/** The bytes that give JSON its form. */
export const JSON_BYTES = {
  QUOTE: 0x22,
  COMMA: 0x2c,
  COLON: 0x3a,
  BACKSLASH: 0x5c,
  OPEN_LIST: 0x5b,
  CLOSE_LIST: 0x5d,
  OPEN_OBJECT: 0x7b,
  CLOSE_OBJECT: 0x7d,
} as const;

/**
 * A run of whole list items or members. It ends before a comma, or, as the last one, before the
 * closing bracket; `containers` and `values` count what is in it.
 */
export type Run = { end: number; isLast: boolean; containers: number; values: number };

/**
 * Returns the longest run of whole items that begins at `start` and fits into `window` bytes,
 * undefined if the first item does not fit.
 */
export function nextRun(bytes: Uint8Array, start: number, window: number): Run | undefined {
  const limit = Math.min(bytes.length, start + window);
  let containers = 0;
  let values = 0;
  let fitting: Run | undefined;
  let depth = 0;
  let isText = false;
  for (let index = start; index < limit; index++) {
    const byte = bytes[index];
    if (isText) {
      if (byte === JSON_BYTES.BACKSLASH) index++;
      else if (byte === JSON_BYTES.QUOTE) isText = false;
    } else if (byte === JSON_BYTES.QUOTE) isText = true;
    else if (byte === JSON_BYTES.OPEN_LIST || byte === JSON_BYTES.OPEN_OBJECT) {
      depth++;
      containers++;
    } else if (byte === JSON_BYTES.COMMA) {
      values++;
      if (depth === 0) fitting = { end: index, isLast: false, containers, values };
    } else if (byte === JSON_BYTES.CLOSE_LIST || byte === JSON_BYTES.CLOSE_OBJECT) {
      depth--;
      if (depth < 0) return { end: index, isLast: true, containers, values };
    }
  }
  return fitting;
}
