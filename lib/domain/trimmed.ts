/**
 * Returns the text without the blanks and characters of no width around it (docs/api.md 3.2). Those that change the
 * look of the character before them, such as variation selectors, stay at the end.
 */
export function trimmed(text: string): string {
  const from = text.replace(/^[\s\p{Default_Ignorable_Code_Point}]+/u, "");
  // A pattern for the end would try every run of blanks in the text.
  let end = from.length;
  for (;;) {
    const width = from.charCodeAt(end - 2) >> 10 === 0x36 ? 2 : 1;
    const last = from.slice(end - width, end);
    if (!BLANK.test(last) || SELECTOR.test(last)) return from.slice(0, end);
    end -= width;
  }
}

const BLANK = /^[\s\p{Default_Ignorable_Code_Point}]$/u;
const SELECTOR = /^(?:[\ufe00-\ufe0f]|[\u{e0020}-\u{e007f}]|[\u{e0100}-\u{e01ef}])$/u;
