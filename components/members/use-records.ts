"use client";

import { useState } from "react";

/** Records from the server, with local changes until the server renders the page again. */
export function useRecords<Record>(served: Record[]) {
  const [records, setRecords] = useState(served);
  const [last, setLast] = useState(served);
  if (last !== served) {
    setLast(served);
    setRecords(served);
  }
  return [records, setRecords] as const;
}
