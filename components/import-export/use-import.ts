"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import { reportOf, type Upload } from "@/lib/client/portability";
import type { ImportReport } from "@/lib/domain/import-export/bundle/schema";
import type { CsvImportReport } from "@/lib/domain/import-export/csv/schema";

type AnyReport = ImportReport | CsvImportReport;

type ImportState<Report> =
  | { phase: "ready" }
  /** `share` is the sent part of the file, from 0 to 1; 1 while the server works. */
  | { phase: "checking"; share: number }
  | { phase: "importing"; share: number; report: Report }
  | { phase: "checked" | "imported" | "refused"; report: Report }
  | { phase: "failed"; error: ApiError; wasImporting: boolean };

/** The state of a check and the following import. A failure keeps the chosen file. */
export function useImport<Report extends AnyReport>(send: (upload: Upload) => Promise<Report>) {
  const router = useRouter();
  const [state, setState] = useState<ImportState<Report>>({ phase: "ready" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  /** Imports if given the report of the check; otherwise checks. */
  const run = async (checked?: Report) => {
    const controller = new AbortController();
    running.current = controller;
    const dryRun = checked === undefined;
    const onProgress = (share: number) =>
      setState(
        checked ? { phase: "importing", share, report: checked } : { phase: "checking", share },
      );
    onProgress(0);
    try {
      const report = await send({ dryRun, onProgress, signal: controller.signal });
      setState({ phase: dryRun ? "checked" : "imported", report });
      if (!dryRun) router.refresh();
    } catch (error) {
      if (controller.signal.aborted) return setState({ phase: "ready" });
      if (!(error instanceof ApiError)) throw error;
      const report = reportOf<Report>(error);
      setState(
        report ? { phase: "refused", report } : { phase: "failed", error, wasImporting: !dryRun },
      );
    }
  };

  return {
    state,
    check: () => void run(),
    start: () => state.phase === "checked" && void run(state.report),
    cancel: () => running.current?.abort(),
    reset: () => setState({ phase: "ready" }),
  };
}
