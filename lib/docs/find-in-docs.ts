/** A section of a page, as the search knows it. */
export type DocsEntry = { path: string; page: string; heading: string; text: string };
/** An entry that was found, with the words around the first match. */
export type DocsMatch = DocsEntry & { snippet: string };

const MAX_MATCHES = 12;
const AROUND = 60;

/**
 * Returns the sections that have every word of the query, the best first: words in the heading count
 * more than those in the title of the page, and these more than those in the text.
 */
export function findInDocs(entries: readonly DocsEntry[], query: string): DocsMatch[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return entries
    .map((entry, place) => ({ entry, place, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, MAX_MATCHES)
    .map(({ entry }) => ({ ...entry, snippet: snippetOf(entry.text, words) }));
}

function scoreOf({ page, heading, text }: DocsEntry, words: string[]): number {
  const [inHeading, inPage, inText] = [fold(heading), fold(page), fold(text)];
  let score = inHeading === words.join(" ") ? 50 : 0;
  for (const word of words) {
    const worth = Math.max(
      beginsWord(inHeading, word) ? 20 : inHeading.includes(word) ? 8 : 0,
      beginsWord(inPage, word) ? 5 : 0,
      beginsWord(inText, word) ? 3 : inText.includes(word) ? 1 : 0,
    );
    if (worth === 0) return 0;
    score += worth;
  }
  return score;
}

function beginsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return true;
  return false;
}

function snippetOf(text: string, words: string[]): string {
  const folded = fold(text);
  const first = Math.min(...words.map((word) => folded.indexOf(word)).filter((at) => at >= 0));
  if (!Number.isFinite(first)) return text.slice(0, 2 * AROUND);
  const start = Math.max(0, first - AROUND);
  const end = first + AROUND;
  return `${start > 0 ? "…" : ""}${text.slice(start, end).trim()}${end < text.length ? "…" : ""}`;
}

/** Without accents and upper case, and as long as the text. */
function fold(text: string): string {
  return Array.from(text, (sign) => sign.normalize("NFD").charAt(0).toLowerCase() || sign).join("");
}
