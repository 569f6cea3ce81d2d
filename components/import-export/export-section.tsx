"use client";

import { useId, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { downloadBundle, downloadCsv } from "@/lib/client/portability";
import { formatNumber } from "@/lib/format";
import { DownloadRow } from "./download-row";
import { Panel } from "./panel";
import type { PipelineChoice } from "./pipeline-choice";
import { useDownload } from "./use-download";

/** The exports: a full backup, and opportunities as CSV. */
export function ExportSection({ pipelines }: { pipelines: PipelineChoice[] }) {
  return (
    <section aria-labelledby="export" className="flex flex-col gap-3">
      <h2 id="export" className="font-semibold text-base">
        Export
      </h2>
      <div className="grid gap-4 lg:grid-cols-2">
        <BundleExport />
        <CsvExport pipelines={pipelines} />
      </div>
    </section>
  );
}

function BundleExport() {
  const download = useDownload();
  const start = () => void download.start(`opportune-${today()}.json`, downloadBundle);
  return (
    <Panel
      title="Full backup"
      description="A full backup of your data, including deleted records. You can import it into another Opportune installation."
    >
      <div className="mt-auto">
        <DownloadRow label="Export backup" download={download} onStart={start} />
      </div>
    </Panel>
  );
}

function CsvExport({ pipelines }: { pipelines: PipelineChoice[] }) {
  const id = useId();
  const [pipelineId, setPipelineId] = useState("");
  const [bom, setBom] = useState(true);
  const download = useDownload();
  const start = () =>
    void download.start(`opportunities-${today()}.csv`, (options) =>
      downloadCsv({ pipelineId: pipelineId || undefined, bom }, options),
    );
  return (
    <Panel
      title="Opportunities as CSV"
      description="For spreadsheets and other apps. You can edit the file and import it again."
    >
      <Field label="Pipeline">
        {(control) => (
          <Select
            {...control}
            value={pipelineId}
            onChange={(event) => setPipelineId(event.target.value)}
          >
            <option value="">All pipelines</option>
            {pipelines.map(({ id, name, opportunities_count }) => (
              <option
                key={id}
                value={id}
              >{`${name} (${formatNumber(opportunities_count)})`}</option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex items-center gap-2">
        <Checkbox id={id} checked={bom} onCheckedChange={(checked) => setBom(checked === true)} />
        <label htmlFor={id}>Excel-compatible (UTF-8 with BOM)</label>
      </div>
      <DownloadRow label="Export CSV" download={download} onStart={start} />
    </Panel>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
