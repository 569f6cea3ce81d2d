import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fold, surprises, unleet } from "@/lib/domain/passwords/rules";

const BYTES = 5;

/** Characters beside a common word that make a password of their own. */
const MIN_BESIDE_WORD = 6;

let list: Buffer | undefined;

/**
 * Whether a password is in the list of common and leaked ones, in any spelling: upper case, accents,
 * digits for letters, blanks or signs in between, and a few digits and signs around a common word.
 */
export function isCommonPassword(password: string): boolean {
  const folded = fold(password);
  const word = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  // Digits at the end belong to the word if they stand for letters: "passw0rd", "p@ss".
  const spelt = folded.replace(/^[^\p{L}\d@$]+|[\d\W]+$/gu, "");
  const besideWord = surprises(folded.slice(word.length));
  const texts = [folded, unleet(folded), folded.replace(/[^\p{L}\d]+/gu, "")];
  if (besideWord < MIN_BESIDE_WORD) texts.push(word, unleet(spelt), unleet(word));
  return texts.some(isListed);
}

function isListed(text: string): boolean {
  list ??= readFileSync(path.join(process.cwd(), "lib/auth/common-passwords/common-passwords.bin"));
  const wanted = createHash("sha256").update(text).digest().subarray(0, BYTES);
  let low = 0;
  let high = list.length / BYTES;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = Buffer.compare(list.subarray(middle * BYTES, (middle + 1) * BYTES), wanted);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}
