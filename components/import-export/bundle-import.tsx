"use client";

import { useState } from "react";
import { importBundle, MAX_BYTES } from "@/lib/client/portability";
import type { ImportReport } from "@/lib/domain/import-export/bundle/schema";
import { formatNumber } from "@/lib/format";
import { BundleReport } from "./bundle-report";
import { ChosenFile } from "./chosen-file";
import { FileDrop } from "./file-drop";
import { ImportSteps } from "./import-steps";
import { Panel } from "./panel";
import { useImport } from "./use-import";

/** Imports a backup: choose, check, import. */
export function BundleImport() {
  const [file, setFile] = useState<File>();
  const run = useImport<ImportReport>((upload) => {
    if (!file) throw new Error("No file is chosen");
    return importBundle(file, upload);
  });
  const choose = (chosen: File | undefined) => {
    run.reset();
    setFile(chosen);
  };
  const { state } = run;
  const report = "report" in state ? state.report : null;
  const changes = report ? changesOf(report) : 0;
  return (
    <Panel
      title="Backup file"
      description="A file created with Export backup. Records that already exist are updated, the others are created."
    >
      {file ? (
        <>
          <ChosenFile
            file={file}
            disabled={isBusy(state.phase)}
            onRemove={() => choose(undefined)}
          />
          {report && <BundleReport report={report} phase={state.phase} fileName={file.name} />}
          <ImportSteps
            run={run}
            blocked={
              file.size > MAX_BYTES
                ? "This file is too large. Imports can be up to 50 MB."
                : undefined
            }
            amount={changes === 1 ? "1 record" : `${formatNumber(changes)} records`}
            hasErrors={(report?.errors.length ?? 0) > 0}
            isEmpty={changes === 0}
            onAgain={() => choose(undefined)}
          />
        </>
      ) : (
        <FileDrop
          label="Choose a backup"
          hint="or drop it here · JSON, up to 50 MB"
          accept=".json,application/json"
          onChoose={choose}
        />
      )}
    </Panel>
  );
}

function isBusy(phase: string): boolean {
  return phase === "checking" || phase === "importing";
}

function changesOf({ created, updated }: ImportReport): number {
  const sum = (counts: Record<string, number>) =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  return sum(created) + sum(updated);
}
