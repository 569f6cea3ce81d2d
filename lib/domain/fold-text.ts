/**
 * Folds a text for comparing, searching and sorting: without case, accents and characters of no width, in one
 * Unicode form (docs/api.md 3.2). `fold_text` of the database does the same.
 */
export function foldText(text: string): string {
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase();
  const lower = text.normalize("NFKD").replace(IGNORED, "").toLowerCase();
  return lower.replace(LETTERS, (letter) => FOLDED.get(letter) ?? letter).normalize("NFC");
}

// Accents, vowel points of Hebrew and Arabic, and characters of no width.
const IGNORED =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]+/g;

/** Letters with a stroke, ligatures, the final sigma, and the digits of Arabic and Persian. */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ...Array.from("łđðøħŧıς٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", (letter, index): [string, string] => [
    letter,
    "lddohtiσ01234567890123456789".charAt(index),
  ]),
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
]);
const LETTERS = new RegExp(`[${[...FOLDED.keys()].join("")}]`, "g");
