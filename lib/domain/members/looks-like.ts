import { foldText } from "@/lib/domain/fold-text";

/**
 * Whether a reader may take one name for the other: they differ at most by case, accents, Unicode form,
 * blanks, signs, characters that are not seen, or letters that look alike.
 */
export function looksLike(name: string, other: string): boolean {
  return keyOf(name) === keyOf(other) || lookOf(name) === lookOf(other);
}

/** The name as it is read aloud; a name of signs alone stays as it is. */
function keyOf(name: string): string {
  const letters = foldText(name.normalize("NFKC").replace(UNSEEN, ""))
    .replace(LETTERS, (letter) => LATIN.get(letter) ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
  return letters || name.normalize("NFKC").replace(UNSEEN, "").trim();
}

/** The name as it is seen in a font without serifs, where `I`, `l` and `1` are one stroke. */
function lookOf(name: string): string {
  const strokes = name.normalize("NFKC").replace(/[Il1|\u0406\u04c0\u04cf\u0399]/g, STROKE);
  return keyOf(strokes.replace(/0/g, "o").replace(/rn/g, "m").replace(/vv/gi, "w"));
}

/** A letter that no name has, so that a stroke is no other letter: Ian is not Lan. */
const STROKE = "\u0298";

const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;

/** Cyrillic and Greek letters, in lower case, that look like a Latin one in one of their cases. */
const LATIN: ReadonlyMap<string, string> = new Map(
  Array.from("авеһнікмоӏрстухѕјԁԛԝαβεικμνορτυχηζ", (letter, index): [string, string] => [
    letter,
    "abehhikmolpctyxsjdqwabeikmvoptyxhz".charAt(index),
  ]),
);
const LETTERS = new RegExp(`[${[...LATIN.keys()].join("")}]`, "g");
