import { type Db, db, transaction } from "@/lib/db/client";
import { isUniqueViolation } from "@/lib/db/constraint";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { DomainError, invalid } from "@/lib/domain/errors";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import { openImport } from "@/lib/domain/import-export/open-import";
import { writeCounts } from "@/lib/domain/import-export/sql/stages";
import { writeRecords } from "@/lib/domain/import-export/sql/write-records";
import { stageCountDeltas } from "@/lib/domain/import-export/stage-count-deltas";
import { ACCOUNTS, CONTACTS, OPPORTUNITIES } from "@/lib/domain/import-export/tables";
import { selectPipeline } from "@/lib/domain/opportunities/select-pipeline";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import { type Layout, newCsvReport } from "./csv-report";
import { decode } from "./decode";
import { type CsvPlan, csvPlanner } from "./plan-csv";
import { type CsvRecord, readRecords } from "./read-records";
import { ignoredColumns, resolveMapping } from "./rules";
import type { CsvImportOptions, CsvImportReport } from "./schema";

/** The query of an import, and the charset that the request's `Content-Type` names. */
type Options = CsvImportOptions & { charset?: string };

/** Reads a file's bytes from the beginning; may be called several times. */
type CsvSource = () => AsyncIterable<Uint8Array>;

// Allows for 50 MB of short lines on a small machine, and for waiting for another import of the organization.
const TIMEOUT_MS = 300_000;

/**
 * Imports a CSV of opportunities into the organization, with an `import` event for every record written:
 * each line is the opportunity with its public id, else its external ids, else a new one. One transaction
 * writes all of it or nothing. A dry run returns the same report, errors included, changes nothing and holds
 * no transaction. The file is streamed, never read as a whole. Throws `not_found` for
 * the pipeline, and `invalid`: for an unreadable file or mapping, and with the report as its members if any
 * row has an error.
 */
export async function importOpportunitiesCsv(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  source: CsvSource,
  options: Options,
): Promise<CsvImportReport> {
  if (options.pipeline_id !== undefined) await selectPipeline(actor, options.pipeline_id);
  await ensureDefaultPipeline(actor.organizationId);
  if (options.dry_run) return run(db(actor), actor, source, options);
  const report = await attempt(actor, source, options);
  if (report.error_count === 0) return report;
  const count = report.error_count === 1 ? "an error" : `${report.error_count} errors`;
  throw new DomainError("invalid", `The file has ${count}; nothing was imported`, { report });
}

/** Thrown to roll the transaction back. */
class ImportRolledBack extends Error {
  constructor(readonly report: CsvImportReport) {
    super("Nothing was imported");
  }
}

async function attempt(
  actor: Actor,
  source: CsvSource,
  options: Options,
  attempts = 3,
): Promise<CsvImportReport> {
  try {
    return await transaction(actor, (tx) => run(tx, actor, source, options), TIMEOUT_MS);
  } catch (error) {
    if (error instanceof ImportRolledBack) return error.report;
    // Another request created a record with one of the file's ids meanwhile: the next attempt finds it.
    if (isUniqueViolation(error) && attempts > 1)
      return attempt(actor, source, options, attempts - 1);
    throw error;
  }
}

async function run(
  tx: Db,
  actor: Actor,
  source: CsvSource,
  options: Options,
): Promise<CsvImportReport> {
  const isDryRun = options.dry_run ?? false;
  const batches = readRecords(decode(source(), options), options.delimiter);
  try {
    const { layout, row, records: first } = await readHeader(batches, options);
    const report = newCsvReport(isDryRun, layout);
    // A sent mapping leaves columns out on purpose.
    const ignored = options.mapping ? [] : ignoredColumns(layout.header, layout.mapping);
    for (const { index, message } of ignored) report.ignore(index, row, message);
    const opened = await openImport(tx, actor, {}, report);
    // No row of the file refers to another row's opportunity.
    const context = { ...opened, links: { ...opened.links, add: () => undefined } };
    const plan = await csvPlanner(context, report, layout, options);
    const counts = {
      rows: 0,
      created: { opportunities: 0, accounts: 0, contacts: 0 },
      updated: { opportunities: 0 },
    };
    const take = async (records: CsvRecord[]) => {
      const planned = await plan(records);
      counts.rows += records.length;
      count(counts, planned);
      if (!isDryRun && !report.hasErrors()) await write(context, planned);
    };
    await take(first);
    for await (const records of batches) await take(records);
    if (!isDryRun && report.hasErrors()) throw new ImportRolledBack(report.finish(counts));
    return report.finish(counts);
  } finally {
    await batches.return(undefined);
  }
}

/** The file's first line as its header, and the records read with it. Throws `invalid`. */
async function readHeader(
  batches: AsyncGenerator<CsvRecord[]>,
  { mapping: sent }: CsvImportOptions,
) {
  const { value: records } = await batches.next();
  const [head, ...rest]: CsvRecord[] = records ?? [];
  if (!head) throw invalid({ field: "file", message: "must have a header line" });
  if (head.error)
    throw invalid({
      field: "file",
      message: `must have a header line that can be read: it ${head.error}`,
    });
  const header = head.cells;
  const { mapping, issues } = resolveMapping(header, sent);
  if (issues.length > 0) throw invalid(...issues);
  const layout: Layout = { header, mapping };
  return { layout, row: head.row, records: rest };
}

function count({ created, updated }: Pick<CsvImportReport, "created" | "updated">, plan: CsvPlan) {
  created.accounts += plan.accounts.length;
  created.contacts += plan.contacts.length;
  for (const { before } of plan.opportunities) {
    if (before === null) created.opportunities++;
    else updated.opportunities++;
  }
}

async function write(context: ImportContext, { accounts, contacts, opportunities }: CsvPlan) {
  await writeRecords(context, ACCOUNTS, accounts);
  await writeRecords(context, CONTACTS, contacts);
  await writeRecords(context, OPPORTUNITIES, opportunities);
  await writeCounts(context, stageCountDeltas(opportunities));
}
