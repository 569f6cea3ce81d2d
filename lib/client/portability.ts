import type { ImportReport } from "@/lib/domain/import-export/bundle/schema";
import type {
  CsvImportOptions,
  CsvImportReport,
  Mapping,
} from "@/lib/domain/import-export/csv/schema";
import type { ApiError } from "./api-error";
import { receiveFile } from "./receive-file";
import { sendFile } from "./send-file";

// Requests that import and export files. Each throws `ApiError`, or an AbortError if `signal` is
// aborted.

/** The maximum size of an imported file. */
export const MAX_BYTES = 50_000_000;

type Download = { onProgress: (bytes: number) => void; signal: AbortSignal };
export type Upload = { dryRun: boolean; onProgress: (share: number) => void; signal: AbortSignal };
export type CsvReading = Omit<CsvImportOptions, "dry_run" | "mapping"> & { mapping: Mapping };

/** Exports all data of the organization as a bundle (docs/api.md 3.6). */
export function downloadBundle(options: Download): Promise<Blob> {
  return receiveFile("/export", options);
}

/**
 * Exports the opportunities of one pipeline or of all as CSV; `bom` makes it readable for Excel.
 */
export function downloadCsv(
  what: { pipelineId?: string; bom: boolean },
  options: Download,
): Promise<Blob> {
  const query = { pipeline_id: what.pipelineId, bom: what.bom };
  return receiveFile("/export/opportunities.csv", { ...options, query });
}

/** Imports a bundle, or with `dryRun` only reports what that would do. */
export function importBundle(file: File, { dryRun, ...options }: Upload): Promise<ImportReport> {
  return sendFile("/import", file, {
    ...options,
    type: "application/json",
    query: { dry_run: dryRun },
  });
}

/** Imports opportunities from CSV, or with `dryRun` only reports what that would do. */
export function importCsv(
  file: File,
  reading: CsvReading,
  { dryRun, ...options }: Upload,
): Promise<CsvImportReport> {
  const query = { ...reading, mapping: JSON.stringify(reading.mapping), dry_run: dryRun };
  return sendFile("/import/opportunities.csv", file, { ...options, type: "text/csv", query });
}

/** Returns the report of a refused import, or `null` if the error is not about rows. */
export function reportOf<Report extends ImportReport | CsvImportReport>({
  status,
  body,
}: ApiError): Report | null {
  return status === 422 && isReport<Report>(body) ? body : null;
}

function isReport<Report>(body: object): body is Report & object {
  return "created" in body && "warnings" in body;
}
