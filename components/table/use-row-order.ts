import { useEffect, useMemo, useRef } from "react";
import type { ShownOrder } from "@/components/opportunities/shown-order";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

/**
 * The rows of a table as an order for the sheet's next and previous buttons. Loads more rows at the
 * end.
 */
export function useRowOrder(
  rows: readonly OpportunityRecord[],
  hasMore: boolean,
  loadMore: () => unknown,
): ShownOrder {
  const current = useRef({ rows, hasMore, loadMore });
  const listeners = useRef(new Set<() => void>());
  useEffect(() => {
    current.current = { rows, hasMore, loadMore };
    for (const listener of listeners.current) listener();
  }, [rows, hasMore, loadMore]);
  return useMemo(() => {
    const at = (index: number) => {
      const row = current.current.rows[index];
      if (row) return { public_id: row.public_id, name: row.name };
      return index >= 0 && current.current.hasMore ? undefined : null;
    };
    return {
      subscribe(onChange) {
        listeners.current.add(onChange);
        return () => listeners.current.delete(onChange);
      },
      around(id) {
        const index = current.current.rows.findIndex((row) => row.id === id);
        return index < 0 ? undefined : { previous: at(index - 1), next: at(index + 1) };
      },
      load: () => void current.current.loadMore(),
    };
  }, []);
}
