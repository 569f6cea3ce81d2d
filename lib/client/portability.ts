import type { ImportReport } from "@/lib/domain/import-export/bundle/schema";
import type {
  CsvImportOptions,
  CsvImportReport,
  Mapping,
} from "@/lib/domain/import-export/csv/schema";
import type { ApiError } from "./api-error";
import { receiveFile } from "./receive-file";
import { sendFile } from "./send-file";

// Whole files over the CRM API. Everything here throws `ApiError`, or an AbortError when `signal` is aborted.

/** The largest file that can be imported. */
export const MAX_BYTES = 50_000_000;

type Download = { onProgress: (bytes: number) => void; signal: AbortSignal };
export type Upload = { dryRun: boolean; onProgress: (share: number) => void; signal: AbortSignal };
export type CsvReading = Omit<CsvImportOptions, "dry_run" | "mapping"> & { mapping: Mapping };

/** The organization's whole bundle (api.md 3.6). */
export function downloadBundle(options: Download): Promise<Blob> {
  return receiveFile("/export", options);
}

/** The opportunities of a pipeline, or of all, as CSV; `bom` for Excel. */
export function downloadCsv(
  what: { pipelineId?: string; bom: boolean },
  options: Download,
): Promise<Blob> {
  const query = { pipeline_id: what.pipelineId, bom: what.bom };
  return receiveFile("/export/opportunities.csv", { ...options, query });
}

/** Imports a bundle, or says what that would do. */
export function importBundle(file: File, { dryRun, ...options }: Upload): Promise<ImportReport> {
  return sendFile("/import", file, {
    ...options,
    type: "application/json",
    query: { dry_run: dryRun },
  });
}

/** Imports a CSV of opportunities, or says what that would do. */
export function importCsv(
  file: File,
  reading: CsvReading,
  { dryRun, ...options }: Upload,
): Promise<CsvImportReport> {
  const query = { ...reading, mapping: JSON.stringify(reading.mapping), dry_run: dryRun };
  return sendFile("/import/opportunities.csv", file, { ...options, type: "text/csv", query });
}

/** The report that the refusal of an import carries, if rows are what was wrong. */
export function reportOf<Report extends ImportReport | CsvImportReport>({
  status,
  body,
}: ApiError): Report | null {
  return status === 422 && isReport<Report>(body) ? body : null;
}

function isReport<Report>(body: object): body is Report & object {
  return "created" in body && "warnings" in body;
}
