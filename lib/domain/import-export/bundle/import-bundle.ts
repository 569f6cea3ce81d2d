import { type Db, transaction } from "@/lib/db/client";
import { isUniqueViolation } from "@/lib/db/constraint";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import { openImport } from "@/lib/domain/import-export/open-import";
import { isLive, loadPipelines, type Pipeline } from "@/lib/domain/import-export/pipeline-model";
import { newReport, type RowReport } from "@/lib/domain/import-export/report";
import { writeCounts } from "@/lib/domain/import-export/sql/stages";
import { writeRecords } from "@/lib/domain/import-export/sql/write-records";
import { stageCountDeltas } from "@/lib/domain/import-export/stage-count-deltas";
import {
  ACCOUNTS,
  ACTIVITIES,
  CONTACTS,
  LEADS,
  OPPORTUNITIES,
} from "@/lib/domain/import-export/tables";
import { ensureDefaultPipelineIn } from "@/lib/domain/pipelines/ensure-default-pipeline";
import { canBeDefault } from "./can-be-default";
import { planAccounts, planActivities, planContacts, planLeads } from "./plan-customers";
import { planOpportunities } from "./plan-opportunities";
import { assertDeletedPipelinesUnused, planPipelines } from "./plan-pipelines";
import { type Bundle, type BundleRow, readRows } from "./read-rows";
import { BUNDLE_VERSION, type ImportReport, PipelineRow, SECTIONS } from "./schema";
import { writePipelines } from "./write-pipelines";

// Allows for a bundle of 50 MB on a small machine, and for waiting for another import of the organization.
const TIMEOUT_MS = 300_000;

/**
 * Imports a bundle into the organization (docs/api.md 3.6), in one transaction with an `import` event for
 * every record written. A dry run returns the same report, errors included, and changes nothing. Throws
 * `forbidden` without MANAGE_ORGANIZATION, and `invalid` with the report as its members if there is any
 * error; then nothing changes.
 */
export async function importBundle(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  bundle: Bundle,
  { dryRun = false } = {},
): Promise<ImportReport> {
  const report = await attempt(actor, bundle, dryRun);
  if (dryRun || report.errors.length === 0) return report;
  const count = report.errors.length === 1 ? "an error" : `${report.errors.length} errors`;
  throw new DomainError("invalid", `The bundle has ${count}; nothing was imported`, { report });
}

/** Thrown to roll the transaction back. */
class ImportRolledBack extends Error {
  constructor(readonly report: ImportReport) {
    super("Nothing was imported");
  }
}

async function attempt(
  actor: Actor,
  bundle: Bundle,
  dryRun: boolean,
  attempts = 3,
): Promise<ImportReport> {
  try {
    return await transaction(actor, (tx) => run(tx, actor, bundle, dryRun), TIMEOUT_MS);
  } catch (error) {
    if (error instanceof ImportRolledBack) return error.report;
    // Another request created a record with one of the bundle's ids meanwhile: the next attempt finds it.
    if (isUniqueViolation(error) && attempts > 1)
      return attempt(actor, bundle, dryRun, attempts - 1);
    throw error;
  }
}

async function run(tx: Db, actor: Actor, bundle: Bundle, dryRun: boolean): Promise<ImportReport> {
  const report = newReport(dryRun);
  const context = await openImport(tx, actor, bundle, report);
  const { version = BUNDLE_VERSION } = bundle;
  if (version !== BUNDLE_VERSION) report.reject(WHOLE, "version", `must be ${BUNDLE_VERSION}`);
  warnOfUnknownLists(bundle, report);
  const pipelineRows = await readRows(bundle, "pipelines", PipelineRow, report);
  const pipelines = planPipelines(
    context,
    pipelineRows,
    await pipelinesToStartFrom(context, bundle, pipelineRows),
  );
  const accounts = await planAccounts(context, bundle);
  const contacts = await planContacts(context, bundle);
  const opportunities = await planOpportunities(context, bundle, pipelines);
  const leads = await planLeads(context, bundle);
  const activities = await planActivities(context, bundle);
  const deltas = stageCountDeltas(opportunities);
  assertDeletedPipelinesUnused(context, pipelines, deltas);
  if (dryRun || report.hasErrors()) throw new ImportRolledBack(report.finish());

  await writePipelines(context, pipelines.pipelines);
  await writeRecords(context, ACCOUNTS, accounts);
  await writeRecords(context, CONTACTS, contacts);
  await writeRecords(context, OPPORTUNITIES, opportunities);
  await writeCounts(context, deltas);
  await writeRecords(context, LEADS, leads);
  await writeRecords(context, ACTIVITIES, activities);
  return report.finish();
}

const WHOLE = { section: null, index: null, public_id: null };

/** Names every list of the bundle that is unknown here, so that a misspelt one is not missed. */
function warnOfUnknownLists(bundle: Bundle, report: RowReport): void {
  for (const [name, rows] of Object.entries(bundle)) {
    if (!Array.isArray(rows) || rows.length === 0 || SECTIONS.some((known) => known === name))
      continue;
    report.warn(WHOLE, name.slice(0, 200), "is not imported: no list of a bundle has this name");
  }
}

/** The organization's pipelines, with its default created if the bundle's opportunities need one. */
async function pipelinesToStartFrom(
  context: ImportContext,
  bundle: Bundle,
  rows: BundleRow<PipelineRow>[],
): Promise<Pipeline[]> {
  const pipelines = await loadPipelines(context);
  const hasDefault =
    pipelines.some((pipeline) => pipeline.now.is_default && isLive(pipeline)) ||
    rows.some(({ row }) => canBeDefault(row));
  const needsDefault = Array.isArray(bundle.opportunities) && bundle.opportunities.length > 0;
  if (hasDefault || !needsDefault) return pipelines;
  await ensureDefaultPipelineIn(context.tx, context.actor.organizationId);
  return loadPipelines(context);
}
