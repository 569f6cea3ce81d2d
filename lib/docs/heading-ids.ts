/**
 * Returns a function that gives each heading of a page its anchor, as code hosts do: lower case,
 * blanks as hyphens, other signs left out, and a number after a repeated one.
 */
export function headingIds(): (text: string) => string {
  const counts = new Map<string, number>();
  return (text) => {
    const slug = text
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, "")
      .replaceAll(" ", "-");
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}
