import { useEffect, useState } from "react";

type Found<Option> = { text: string | null; options: Option[]; failed: boolean };

/**
 * Searches for the text shortly after its last change; `null` does not search. Outdated responses
 * are dropped, and the previous options stay until the next ones arrive: only while `isCurrent` do
 * the options belong to the text, and only then may a key choose one. `note` says in a sentence why
 * there are no options. Not a query of the query library: the board's dialogs use it, too.
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

  return {
    options: text === null ? [] : found.options,
    isCurrent: text !== null && found.text === text,
    note: noteOn(found, text),
  };
}

function noteOn(found: Found<unknown>, text: string | null): string | undefined {
  if (found.failed && found.text === text) return "The search failed. Type again to retry.";
  if (found.options.length > 0) return undefined;
  return found.text === text ? "Nothing found" : "Searching…";
}
