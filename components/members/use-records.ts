"use client";

import { useState } from "react";

/** Records of the server, with what this page knows of them already until the server's next answer. */
export function useRecords<Record>(given: Record[]) {
  const [records, setRecords] = useState(given);
  const [last, setLast] = useState(given);
  if (last !== given) {
    setLast(given);
    setRecords(given);
  }
  return [records, setRecords] as const;
}
