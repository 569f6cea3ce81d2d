/** Minimum length of a new password, in characters. */
export const PASSWORD_MIN = 10;

/** Maximum length of a new password, in characters. */
export const PASSWORD_MAX = 1_000;

/** Characters that must remain when repeats and sequences are counted once. */
const MIN_SURPRISES = 6;

/** Characters that must remain beside words that an attacker knows. */
const MIN_BESIDE_KNOWN = 8;

/** The product's name, which no password may consist of. */
const PRODUCT = "opportune";

const TOO_SHORT = `must have at least ${PASSWORD_MIN} characters`;
const TOO_LONG = `must be at most ${PASSWORD_MAX} characters`;
const PREDICTABLE = "must not be made of repeats, sequences or a date";
const KNOWN =
  "must not be made of the product's name, or of your name, email address or organization";

/**
 * Returns what is wrong with a new password, as a predicate; null if these rules accept it. `about`
 * has what an attacker knows of its user: name, email address, organizations. Whether the password
 * is common or leaked is checked on the server only (`lib/auth/common-passwords.ts`).
 */
export function weaknessOf(password: string, about: string[] = []): string | null {
  const { length } = [...password];
  if (length < PASSWORD_MIN) return TOO_SHORT;
  if (length > PASSWORD_MAX) return TOO_LONG;
  if (isMadeOf(password, [PRODUCT, ...about])) return KNOWN;
  return surprises(password) < MIN_SURPRISES || DATE.test(password) ? PREDICTABLE : null;
}

const DATE = /^\W*(?:\d{1,2}\D{1,3}\d{1,2}\D{1,3}\d{4}|\d{4}\D{1,3}\d{1,2}\D{1,3}\d{1,2})\W*$/;

/**
 * Returns how many characters of a text do not follow from those before them: repeats, sequences of
 * the alphabet, of digits and of the keyboard, and two of them in turn (1q2w3e) count once.
 */
export function surprises(text: string): number {
  const characters = [...shortestUnit(fold(text))];
  const every = (remainder: number) => characters.filter((_, index) => index % 2 === remainder);
  return Math.min(countSurprises(characters), countSurprises(every(0)) + countSurprises(every(1)));
}

function countSurprises(characters: string[]): number {
  const text = characters.join("");
  return characters.filter((character, index) => {
    const before = characters[index - 1];
    if (before !== undefined && isNext(before, character)) return false;
    const seen = characters.slice(index - 2, index + 1).join("");
    return index < 3 || text.indexOf(seen) >= text.indexOf(seen, index - 2);
  }).length;
}

/** Returns the part that a text repeats: "abc" of "abcabcab", else the text itself. */
function shortestUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

const ROWS = [
  "1234567890",
  "!@#$%^&*()",
  "qwertyuiop[]",
  "asdfghjkl;'",
  "zxcvbnm,./",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "йцукенгшщзхъ",
  "фывапролджэ",
  "ячсмитьбю",
  ...["1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/"],
];

/** Whether one character is the other, or beside it in the alphabet or on a keyboard. */
function isNext(before: string, character: string): boolean {
  if (before === character) return true;
  const isPlain = /[\p{L}\d]/u.test(before) && /[\p{L}\d]/u.test(character);
  const step = (character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  if (isPlain && Math.abs(step) === 1) return true;
  return ROWS.some((row) => row.includes(before + character) || row.includes(character + before));
}

/** Whether little remains of a password without the words of `about`, spelt in any of the usual ways. */
function isMadeOf(password: string, about: string[]): boolean {
  const words = about.flatMap(wordsOf).sort((a, b) => b.length - a.length);
  return [fold(password), unleet(fold(password))].some((text) => {
    const rest = words.reduce((left, word) => left.replaceAll(word, ""), text);
    return rest !== text && surprises(rest) < MIN_BESIDE_KNOWN;
  });
}

const MIN_WORD = 4;

function wordsOf(text: string): string[] {
  const folded = fold(text);
  const parts = folded.split(/[^\p{L}\d]+/u);
  const words = [folded, parts.join(""), ...parts].filter(({ length }) => length >= MIN_WORD);
  return [...new Set(words.flatMap((word) => [word, [...word].reverse().join("")]))];
}

/** Returns a text without case and accents. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Returns a folded text with digits and signs that stand for letters as those letters. */
export function unleet(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
}
