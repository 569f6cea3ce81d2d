"use client";

import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

export type Page = { next_cursor: string | null };

type Pages<Shown extends Page, Row> = {
  key: QueryKey;
  /** The first page as the server rendered it. */
  first: Shown;
  loadPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Shown>;
  /** Must be the same function on each render. */
  rowsOf: (page: Shown) => Row[];
};

/**
 * A list that starts from the page the server rendered and grows by further pages; a new first page starts it afresh. A
 * row that has moved to a later page meanwhile is shown once. `page` is the first page as last read, `key` the key of
 * the cached pages.
 */
export function usePages<Shown extends Page, Row extends { id: string }>({
  key,
  first,
  loadPage,
  rowsOf,
}: Pages<Shown, Row>) {
  const queryKey = [...key, versionOf(first)];
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } =
    useInfiniteQuery({
      queryKey,
      queryFn: ({ pageParam, signal }) => loadPage(pageParam, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next_cursor }) => next_cursor,
      initialData: { pages: [first], pageParams: [undefined] },
      // What the server rendered is as fresh as a request; the event stream says when it no longer is.
      staleTime: Number.POSITIVE_INFINITY,
    });
  const rows = useMemo(
    () => [
      ...new Map(data.pages.flatMap(rowsOf).map((row): [string, Row] => [row.id, row])).values(),
    ],
    [data, rowsOf],
  );
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    key: queryKey,
    page: data.pages[0] ?? first,
    rows,
    hasMore: hasNextPage,
    isLoading: isFetchingNextPage,
    failed: isFetchNextPageError && !isFetchingNextPage,
    loadMore,
  };
}

let lastVersion = 0;
const versions = new WeakMap<Page, number>();

/** A number of its own for each page that the server rendered. */
function versionOf(page: Page): number {
  const version = versions.get(page) ?? ++lastVersion;
  versions.set(page, version);
  return version;
}
