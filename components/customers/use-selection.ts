"use client";

import { useState } from "react";

/** Which of the rows are selected; one that is no longer listed counts no more. */
export function useSelection(rows: { id: string }[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = new Set(rows.flatMap(({ id }) => (chosen.has(id) ? [id] : [])));
  return {
    ids,
    toggle: (id: string) =>
      setChosen(
        ids.has(id) ? new Set([...ids].filter((each) => each !== id)) : new Set([...ids, id]),
      ),
    /** All that are shown, or none when all are. */
    toggleAll: () =>
      setChosen(ids.size === rows.length ? new Set() : new Set(rows.map(({ id }) => id))),
    clear: () => setChosen(new Set()),
  };
}
