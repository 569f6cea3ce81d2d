"use client";

import { useCallback, useRef, useState } from "react";

export type Page<Row> = { rows: Row[]; next_cursor: string | null };

/**
 * A list that starts from the page the server rendered and grows by further ones; a new first page starts it afresh.
 * A row that has moved to a later page meanwhile is shown once.
 */
export function usePages<Row extends { id: string }>(
  first: Page<Row>,
  loadPage: (cursor: string) => Promise<Page<Row>>,
) {
  const [grown, setGrown] = useState({ first, page: first });
  const [failedAt, setFailedAt] = useState<string>();
  const loading = useRef<string>(undefined);
  const { rows, next_cursor: cursor } = grown.first === first ? grown.page : first;

  const loadMore = useCallback(async () => {
    if (cursor === null || loading.current === cursor) return;
    loading.current = cursor;
    setFailedAt(undefined);
    try {
      const next = await loadPage(cursor);
      const known = new Set(rows.map(({ id }) => id));
      const added = next.rows.filter(({ id }) => !known.has(id));
      setGrown({ first, page: { rows: [...rows, ...added], next_cursor: next.next_cursor } });
    } catch {
      setFailedAt(cursor);
    } finally {
      loading.current = undefined;
    }
  }, [cursor, first, rows, loadPage]);

  return {
    rows,
    hasMore: cursor !== null,
    failed: failedAt !== undefined && failedAt === cursor,
    loadMore,
  };
}
