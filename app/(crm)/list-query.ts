import { isStorable } from "@/lib/domain/fields";

export type SearchParams = Record<string, string | string[] | undefined>;

/** The search and the order that a list's address asks for; what it asks for wrongly counts as not asked. */
export function listQuery<Sort extends string>(params: SearchParams, sorts: readonly Sort[]) {
  const { sort } = params;
  const isKnown =
    typeof sort === "string" && sorts.some((field) => field === sort.replace(/^-/, ""));
  return { q: searchText(params.q), sort: isKnown ? sort : undefined };
}

/** A search as an address holds it; nothing for what cannot be searched for. */
export function searchText(value: string | string[] | undefined): string | undefined {
  const trimmed = typeof value === "string" && isStorable(value) ? value.trim() : "";
  return trimmed === "" ? undefined : trimmed.slice(0, 200);
}
