import { tagKey } from "./fields";
import { foldText } from "./fold-text";

/** The columns that keep a record's name and tags in the form in which they are searched and sorted. */
type TextKeys = { name_key?: string; tags_key?: string };

/** Returns the keys of the values that are to be written: of the name and of the tags, if they are among them. */
export function textKeys({ name, tags }: { name?: unknown; tags?: unknown }): TextKeys {
  return {
    ...(typeof name === "string" && { name_key: foldText(name) }),
    ...(Array.isArray(tags) && { tags_key: tagsKey(tags.map(String)) }),
  };
}

/** The tags between line feeds, each as `tagKey` compares it; `fold_tags` of the database returns the same. */
function tagsKey(tags: string[]): string {
  return tags.length === 0 ? "" : `\n${tags.map(tagKey).join("\n")}\n`;
}
