"use client";

import { useState } from "react";
import { toast } from "sonner";
import type { CsvReading } from "@/lib/client/portability";
import { matchColumns, missingField } from "@/lib/domain/import-export/csv/rules";
import type { CsvField, Mapping } from "@/lib/domain/import-export/csv/schema";
import { detectFormats } from "./detect-formats";
import { type FileHead, readFileHead } from "./file-head";

/** A chosen CSV file with the options for reading it. */
type CsvFile = { file: File; head: FileHead; reading: CsvReading };

const DEFAULTS = { unknown_links: "create", unknown_owners: "keep", empty_cells: "keep" } as const;

/** The CSV file chosen for import: its first rows, its column mapping and its formats. */
export function useCsvFile() {
  const [chosen, setChosen] = useState<CsvFile>();

  const choose = async (
    file: File,
    given: { encoding?: FileHead["encoding"]; delimiter?: FileHead["delimiter"] } = {},
  ) => {
    const head = await readFileHead(file, given).catch(() => null);
    if (!head) return void toast.error(`${file.name} couldn’t be read`);
    const mapping = matchColumns(head.header);
    const { encoding, delimiter } = head;
    setChosen((before) => {
      const kept = before?.file === file ? before.reading : DEFAULTS;
      return {
        file,
        head,
        reading: { ...kept, ...detectFormats(head.rows, mapping), mapping, encoding, delimiter },
      };
    });
  };

  const read = async (change: Partial<CsvReading>) => {
    if (!chosen) return;
    const { encoding, delimiter } = { ...chosen.reading, ...change };
    if (change.encoding || change.delimiter) await choose(chosen.file, { encoding, delimiter });
    else setChosen({ ...chosen, reading: { ...chosen.reading, ...change } });
  };

  /** Maps a column to a field; a field mapped to another column moves. */
  const map = (column: number, field: CsvField | null) => {
    if (!chosen) return;
    const others = Object.entries(chosen.reading.mapping).filter(
      ([name, index]) => name !== field && index !== column,
    );
    const mapping: Mapping = Object.fromEntries(field ? [...others, [field, column]] : others);
    setChosen({ ...chosen, reading: { ...chosen.reading, mapping } });
  };

  return { chosen, choose, read, map, remove: () => setChosen(undefined) };
}

/** Returns why the file cannot be checked yet. */
export function blockOf({ head, reading }: CsvFile): string | undefined {
  if (head.header.length === 0)
    return "This file is empty. It needs a header row with column names.";
  if (missingField(reading.mapping))
    return "Choose the column with the name, or with the public ID of existing opportunities.";
  return undefined;
}
