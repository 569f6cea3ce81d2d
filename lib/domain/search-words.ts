import { foldText } from "./fold-text";

/** The folded words of a search, without those that are part of another. */
export function searchWords(q: string): string[] {
  const words = [...new Set(foldText(q).split(/[\s\p{Default_Ignorable_Code_Point}]+/u))];
  return words.filter(
    (word) => word !== "" && !words.some((other) => other !== word && other.includes(word)),
  );
}

/**
 * The digits of a text that is a phone number or a part of one, without the international prefix 00 and a trunk prefix in
 * brackets; null for any other text, and for fewer than three digits.
 */
export function phoneDigits(text: string): string | null {
  const folded = foldText(text).replace("(0)", "");
  if (!/^[\d\s+()./\p{Pd}]+$/u.test(folded)) return null;
  const digits = folded.replace(/\D/g, "").replace(/^00/, "");
  return digits.length < 3 ? null : digits;
}
