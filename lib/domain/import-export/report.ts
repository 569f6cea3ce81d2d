import {
  type ImportCounts,
  type ImportIssue,
  type ImportReport,
  RECORD_TYPES,
  SECTIONS,
  type Section,
} from "./bundle/schema";

/** The location of a row in the bundle. */
export type RowLocation = {
  section: Section | null;
  index: number | null;
  public_id: string | null;
};

/** Collects messages about single rows. */
export type RowReport = {
  count(outcome: "created" | "updated" | "unchanged", section: Section): void;
  warn(place: RowLocation, field: string, message: string): void;
  reject(place: RowLocation, field: string, message: string): void;
  /** Whether further errors would not be listed. */
  isFull(): boolean;
};

/** Collects the report of an import. */
type Report = RowReport & {
  hasErrors(): boolean;
  finish(): ImportReport;
};

// Enough to correct a bundle, few enough for one response.
const MAX_ERRORS = 10_000;
const MAX_WARNINGS = 1_000;

/** An empty report. */
export function newReport(dryRun: boolean): Report {
  const report: ImportReport = {
    dry_run: dryRun,
    created: noneYet(),
    updated: noneYet(),
    unchanged: noneYet(),
    warnings: [],
    errors: [],
  };
  const warnings = new Map<string, ImportReport["warnings"][number]>();
  return {
    count: (outcome, section) => {
      report[outcome][section]++;
    },
    warn: (place, field, message) => {
      const key = [place.section, field, message].join("\n");
      const known = warnings.get(key);
      if (known) known.count++;
      else if (warnings.size < MAX_WARNINGS)
        warnings.set(key, { ...issue(place, field, message), count: 1 });
    },
    reject: (place, field, message) => {
      if (report.errors.length < MAX_ERRORS) report.errors.push(issue(place, field, message));
    },
    isFull: () => report.errors.length >= MAX_ERRORS,
    hasErrors: () => report.errors.length > 0,
    finish: () => ({
      ...report,
      warnings: [...warnings.values()],
      errors: report.errors.sort(byPlace),
    }),
  };
}

function byPlace(a: ImportIssue, b: ImportIssue): number {
  return (
    ORDER.indexOf(a.record_type) - ORDER.indexOf(b.record_type) || (a.index ?? -1) - (b.index ?? -1)
  );
}

const ORDER: ImportIssue["record_type"][] = [
  "bundle",
  ...SECTIONS.map((section) => RECORD_TYPES[section]),
];

function issue(
  { section, index, public_id }: RowLocation,
  field: string,
  message: string,
): ImportIssue {
  return {
    record_type: section === null ? "bundle" : RECORD_TYPES[section],
    index,
    public_id,
    field,
    message,
  };
}

function noneYet(): ImportCounts {
  return { pipelines: 0, accounts: 0, contacts: 0, opportunities: 0, leads: 0, activities: 0 };
}
