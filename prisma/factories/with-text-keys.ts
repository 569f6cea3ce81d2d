import { textKeys } from "@/lib/domain/text-keys";

/**
 * Returns an account, contact or opportunity with the folded name and tags that the application
 * writes with every record, unless the row has its own (docs/api.md 3.2).
 */
export function withTextKeys<Row extends { name: string; tags?: unknown }>(row: Row) {
  const { name_key, tags_key } = textKeys({ name: row.name, tags: row.tags ?? [] });
  return { nameKey: name_key, tagsKey: tags_key, ...row };
}
