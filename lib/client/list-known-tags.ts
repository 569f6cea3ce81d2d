import { crmRequest } from "./crm-request";

/** The kinds of records that have tags, as the CRM API names them. */
export type TaggedRecords = "opportunities" | "accounts" | "contacts";

type Page = Partial<Record<TaggedRecords, { tags?: string[] }[]>>;

/**
 * Returns the tags of the 200 records of a kind that were changed last, the most frequent first. Throws
 * `ApiError`.
 */
export async function listKnownTags(kind: TaggedRecords): Promise<string[]> {
  const page: Page = await crmRequest("GET", `/${kind}`, {
    query: { sort: "-updated_at", limit: 200, fields: "tags" },
  });
  const counts = new Map<string, number>();
  for (const { tags = [] } of page[kind] ?? [])
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([tag]) => tag);
}
