import {
  type ImportIssue,
  type ImportReport,
  SECTIONS,
} from "@/lib/domain/import-export/bundle/schema";
import { formatNumber } from "@/lib/format";
import { CountTable } from "./count-table";
import { IssueTable } from "./issue-table";
import { Outcome } from "./outcome";
import { WarningList } from "./warning-list";

type BundleReportProps = { report: ImportReport; phase: string; fileName: string };

/** The report of a backup import or its check: counts by kind of record, warnings and errors. */
export function BundleReport({ report, phase, fileName }: BundleReportProps) {
  const { created, updated, unchanged, warnings, errors } = report;
  const rows = SECTIONS.map((section) => ({
    name: section.replace(/^./, (letter) => letter.toUpperCase()),
    created: created[section],
    updated: updated[section],
    unchanged: unchanged[section],
  }));
  const changes = rows.reduce((total, row) => total + row.created + row.updated, 0);
  return (
    <>
      <Outcome phase={phase} errors={errors.length} changes={changes} />
      <CountTable label={phase === "imported" ? "Import result" : "Import preview"} rows={rows} />
      <WarningList
        warnings={warnings.map((warning) => ({ text: textOf(warning), count: warning.count }))}
      />
      {errors.length > 0 && (
        <IssueTable
          label={errors.length === 1 ? "1 error" : `${formatNumber(errors.length)} errors`}
          columns={["Record", "Number", "Public ID", "Field", "Problem"]}
          issues={errors.map((error) => [
            error.record_type,
            error.index === null ? "" : error.index + 1,
            error.public_id ?? "",
            error.field,
            error.message,
          ])}
          count={errors.length}
          fileName={`${fileName.replace(/\.json$/i, "")}-errors.csv`}
        />
      )}
    </>
  );
}

function textOf({ record_type, index, field, message }: ImportIssue): string {
  return `${record_type}${index === null ? "" : ` ${index + 1}`}: ${field} ${message}`;
}
