import { isStorable } from "@/lib/domain/fields";

export type SearchParams = Record<string, string | string[] | undefined>;

/**
 * Parses the search and order of a list's address; ignores invalid values.
 */
export function listQuery<Sort extends string>(params: SearchParams, sorts: readonly Sort[]) {
  const { sort } = params;
  const isKnown =
    typeof sort === "string" && sorts.some((field) => field === sort.replace(/^-/, ""));
  return { q: searchText(params.q), sort: isKnown ? sort : undefined };
}

/** Parses the search of an address; `undefined` if it is not searchable. */
export function searchText(value: string | string[] | undefined): string | undefined {
  const trimmed = typeof value === "string" && isStorable(value) ? value.trim() : "";
  return trimmed === "" ? undefined : trimmed.slice(0, 200);
}
