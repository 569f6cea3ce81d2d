import { useState } from "react";
import { listKnownTags, type TaggedRecords } from "@/lib/client/list-known-tags";

/**
 * The tags in use, for suggestions: empty until `load` was called, as on focus, and if they could not
 * be loaded.
 */
export function useKnownTags(kind: TaggedRecords) {
  const [tags, setTags] = useState<string[]>();
  const load = () => {
    if (tags) return;
    setTags([]);
    listKnownTags(kind).then(setTags, () => setTags(undefined));
  };
  return { tags: tags ?? [], load };
}
