"use client";

import { useState } from "react";

/** The selected rows. A row that leaves the list leaves the selection. */
export function useSelection(rows: { id: string }[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = new Set(rows.flatMap(({ id }) => (chosen.has(id) ? [id] : [])));
  return {
    ids,
    toggle: (id: string) =>
      setChosen(
        ids.has(id) ? new Set([...ids].filter((each) => each !== id)) : new Set([...ids, id]),
      ),
    /** Selects all shown rows, or none if all are selected. */
    toggleAll: () =>
      setChosen(ids.size === rows.length ? new Set() : new Set(rows.map(({ id }) => id))),
    clear: () => setChosen(new Set()),
  };
}
