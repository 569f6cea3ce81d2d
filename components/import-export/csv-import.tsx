"use client";

import { type CsvReading, importCsv, MAX_BYTES } from "@/lib/client/portability";
import type { CsvImportReport } from "@/lib/domain/import-export/csv/schema";
import { formatNumber } from "@/lib/format";
import { ChosenFile } from "./chosen-file";
import { CsvMapping } from "./csv-mapping";
import { CsvOptions } from "./csv-options";
import { CsvPreview } from "./csv-preview";
import { CsvReport, changesOf } from "./csv-report";
import { FileDrop } from "./file-drop";
import { ImportSteps } from "./import-steps";
import { Panel } from "./panel";
import type { PipelineChoice } from "./pipeline-choice";
import { blockOf, useCsvFile } from "./use-csv-file";
import { useImport } from "./use-import";

type CsvImportProps = { pipelines: PipelineChoice[]; currency: string; timeZone: string };

/** Imports opportunities from a CSV file: choose, match columns, check, import. */
export function CsvImport({ pipelines, currency, timeZone }: CsvImportProps) {
  const { chosen, choose, read, map, remove } = useCsvFile();
  const run = useImport<CsvImportReport>((upload) => {
    if (!chosen) throw new Error("No file is chosen");
    return importCsv(chosen.file, chosen.reading, upload);
  });
  const { state } = run;
  const report = "report" in state ? state.report : null;
  const changes = report ? changesOf(report) : 0;
  const isBusy = state.phase === "checking" || state.phase === "importing";
  const isDone = state.phase === "imported";
  const drop = () => {
    run.reset();
    remove();
  };
  return (
    <Panel
      title="Opportunities from CSV"
      description="From a spreadsheet or another app. Rows with the public ID or the external IDs of an existing opportunity update it; the others create new ones."
    >
      {!chosen && (
        <FileDrop
          label="Choose a CSV file"
          hint="or drop it here · with a header row, up to 50 MB"
          accept=".csv,.tsv,.txt,text/csv"
          onChoose={(file) => void choose(file)}
        />
      )}
      {chosen && <ChosenFile file={chosen.file} disabled={isBusy} onRemove={drop} />}
      {chosen && !isDone && (
        <Reading
          {...{ chosen, pipelines, currency, timeZone }}
          disabled={isBusy}
          onRead={(change) => {
            run.reset();
            void read(change);
          }}
          onMap={(column, field) => {
            run.reset();
            map(column, field);
          }}
        />
      )}
      {chosen && report && (
        <CsvReport report={report} phase={state.phase} fileName={chosen.file.name} />
      )}
      {chosen && (
        <ImportSteps
          run={run}
          blocked={
            chosen.file.size > MAX_BYTES
              ? "This file is too large. Imports can be up to 50 MB."
              : blockOf(chosen)
          }
          amount={changes === 1 ? "1 record" : `${formatNumber(changes)} records`}
          hasErrors={(report?.error_count ?? 0) > 0}
          isEmpty={changes === 0}
          onAgain={drop}
        />
      )}
    </Panel>
  );
}

type ReadingProps = CsvImportProps & {
  chosen: NonNullable<ReturnType<typeof useCsvFile>["chosen"]>;
  disabled: boolean;
  onRead: (change: Partial<CsvReading>) => void;
  onMap: ReturnType<typeof useCsvFile>["map"];
};

function Reading({
  chosen: { head, reading },
  pipelines,
  currency,
  timeZone,
  disabled,
  onRead,
  onMap,
}: ReadingProps) {
  if (head.header.length === 0) return null;
  return (
    <>
      <h4 className="-mb-2 font-semibold">Match columns</h4>
      <CsvMapping head={head} mapping={reading.mapping} disabled={disabled} onMap={onMap} />
      <h4 className="-mb-2 font-semibold">Formats</h4>
      <CsvOptions reading={reading} pipelines={pipelines} disabled={disabled} onChange={onRead} />
      <h4 className="-mb-2 font-semibold">Preview</h4>
      <CsvPreview rows={head.rows} reading={reading} currency={currency} timeZone={timeZone} />
    </>
  );
}
