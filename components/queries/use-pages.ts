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
 * A list that starts with the server-rendered page and grows page by page; a new first page
 * restarts it. A row that has moved to a later page meanwhile is shown once. `page` is the first
 * page as last read, `key` the key of the cached pages.
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
      // The server-rendered page is as fresh as a request. The event stream invalidates it.
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

/** Returns a distinct number for each server-rendered page. */
function versionOf(page: Page): number {
  const version = versions.get(page) ?? ++lastVersion;
  versions.set(page, version);
  return version;
}
