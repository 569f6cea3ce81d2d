import { useEffect, useState } from "react";

type Found<Option> = { text: string | null; options: Option[]; failed: boolean };

/**
 * Searches for the text shortly after it was last changed; `null` searches nothing. An answer that comes late is dropped.
 * `note` says in a sentence why there are no options; the options of the text before stay until the next ones are there.
 */
export function useSearch<Option>(
  search: (text: string, signal: AbortSignal) => Promise<Option[]>,
  text: string | null,
) {
  const [found, setFound] = useState<Found<Option>>({ text: null, options: [], failed: false });

  useEffect(() => {
    if (text === null) return setFound({ text: null, options: [], failed: false });
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const options = await search(text.trim(), abort.signal);
        if (!abort.signal.aborted) setFound({ text, options, failed: false });
      } catch {
        if (!abort.signal.aborted) setFound({ text, options: [], failed: true });
      }
    }, 120);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [search, text]);

  return { options: text === null ? [] : found.options, note: noteOn(found, text) };
}

function noteOn(found: Found<unknown>, text: string | null): string | undefined {
  if (found.failed) return "The search failed. Type again to retry.";
  if (found.options.length > 0) return undefined;
  return found.text === text ? "Nothing found" : "Searching…";
}
