type Pressed = Pick<KeyboardEvent, "key" | "code" | "shiftKey">;

/**
 * Returns the key of a shortcut: a character in lower case, or a name such as `ArrowUp`. On a layout
 * without Latin letters (Russian, Greek, Hebrew, Arabic) the position of the key decides, as it is
 * printed on a US keyboard; every other layout (AZERTY, Dvorak) keeps its own letters and signs.
 */
export function pressedKey({ key, code, shiftKey }: Pressed): string {
  if (!NOT_LATIN.test(key)) return key.length === 1 ? key.toLowerCase() : key;
  if (code === "Slash") return shiftKey ? "?" : "/";
  return code.replace(/^(Key|Digit)/, "").toLowerCase();
}

const NOT_LATIN = /^[^\p{Script=Latin}\p{ASCII}]+$/u;
