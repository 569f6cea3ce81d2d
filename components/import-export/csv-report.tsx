import type { CsvImportReport, CsvIssue } from "@/lib/domain/import-export/csv/schema";
import { formatNumber } from "@/lib/format";
import { CountTable } from "./count-table";
import { IssueTable } from "./issue-table";
import { Outcome } from "./outcome";
import { WarningList } from "./warning-list";

type CsvReportProps = { report: CsvImportReport; phase: string; fileName: string };

/** The report of a CSV import or its check: counts, warnings and errors. */
export function CsvReport({ report, phase, fileName }: CsvReportProps) {
  const { created, updated, unchanged, warnings, errors, error_count } = report;
  return (
    <>
      <Outcome phase={phase} errors={error_count} changes={changesOf(report)} />
      <CountTable
        label={phase === "imported" ? "Import result" : "Import preview"}
        rows={[
          {
            name: "Opportunities",
            created: created.opportunities,
            updated: updated.opportunities,
            unchanged: unchanged.opportunities,
          },
          { name: "Accounts", created: created.accounts, updated: null, unchanged: null },
          { name: "Contacts", created: created.contacts, updated: null, unchanged: null },
        ]}
      />
      <WarningList
        warnings={warnings.map((warning) => ({ text: textOf(warning), count: warning.count }))}
      />
      {errors.length > 0 && (
        <IssueTable
          label={error_count === 1 ? "1 error" : `${formatNumber(error_count)} errors`}
          columns={["Row", "Column", "Value", "Problem"]}
          issues={errors.map(({ row, column, value, message }) => [row, column, value, message])}
          count={error_count}
          fileName={`${fileName.replace(/\.\w+$/, "")}-errors.csv`}
        />
      )}
    </>
  );
}

/** Returns the number of records that an import creates or updates. */
export function changesOf({ created, updated }: CsvImportReport): number {
  return created.opportunities + created.accounts + created.contacts + updated.opportunities;
}

function textOf({ row, column, value, message }: CsvIssue): string {
  const about = value === "" || message.includes(value) ? "" : ` “${value}”`;
  return `Row ${row}: ${column}${about} ${message}`;
}
