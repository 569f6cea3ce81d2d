import { z } from "zod";
import { ActivityRecord } from "@/lib/domain/activities/record";
import { AccountRecord } from "@/lib/domain/customers/accounts/record";
import { ContactRecord } from "@/lib/domain/customers/contacts/record";
import { ImportReport } from "@/lib/domain/import-export/bundle/record";
import { CsvImportReport } from "@/lib/domain/import-export/csv/record";
import { LeadRecord } from "@/lib/domain/leads/record";
import { BulkResult } from "@/lib/domain/opportunities/bulk/record";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { UndoConflict } from "@/lib/domain/opportunities/undo-conflict";
import { OrganizationRecord } from "@/lib/domain/organizations/record";
import { PipelineRecord } from "@/lib/domain/pipelines/record";
import { ViewRecord } from "@/lib/domain/views/record";
import { STATUSES } from "@/lib/http/statuses";

const FieldError = z.strictObject({ field: z.string(), message: z.string() });

const problem = {
  type: z.string().regex(/\/docs\/errors#[a-z_]+$/),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  code: z.string().refine((code) => code in STATUSES, "must be a code of docs/api.md 3.1"),
  error: z.string(),
  request_id: z.string(),
};

/**
 * The current record, under its own name: of a 412, and of a 409 for a lead or an expected stage.
 */
const CurrentRecord = {
  opportunity: OpportunityRecord.optional(),
  pipeline: PipelineRecord.omit({ is_archived: true, created_by_user_id: true }).optional(),
  account: AccountRecord.optional(),
  contact: ContactRecord.optional(),
  lead: LeadRecord.optional(),
  activity: ActivityRecord.optional(),
  view: ViewRecord.optional(),
  organization: OrganizationRecord.optional(),
};

const OneProblem = z.strictObject({
  ...problem,
  errors: z.array(FieldError).optional(),
  ...CurrentRecord,
  /** Of a stale merge: all records that take part. */
  accounts: z.array(AccountRecord).optional(),
  contacts: z.array(ContactRecord).optional(),
  /** Of a bulk change that was not applied. */
  results: z.array(BulkResult).optional(),
  /** Of an undo that was not applied. */
  changed: z.array(UndoConflict).optional(),
});

/** The error of an import carries its report. */
const ImportProblem = z.strictObject({ ...problem, ...ImportReport.shape });
const CsvImportProblem = z.strictObject({ ...problem, ...CsvImportReport.shape });

/** An error of the CRM API, an RFC 9457 problem (docs/api.md 3.1). */
export const Problem = z.union([OneProblem, ImportProblem, CsvImportProblem]);
