import type { PlainKind } from "@/lib/domain/plain-records/kind";
import { toColumns } from "@/lib/domain/plain-records/to-columns";
import { identifyLead, readLead } from "./queries";
import { LEAD_FIELDS } from "./record";
import { statusIssues } from "./rules";
import type { CreateLead, LeadRecord, UpdateLead } from "./schema";

/** How leads are read and written (docs/api.md 3.5). */
export const LEAD: PlainKind<LeadRecord, CreateLead, UpdateLead> = {
  type: "lead",
  read: readLead,
  identify: identifyLead,
  issues: (before, { status }) => statusIssues(before?.status ?? null, status),
  insert: (tx, row, values) =>
    tx.lead.create({ data: { ...toColumns(LEAD_FIELDS, values), ...row } }),
  update: (tx, where, values, stamp) =>
    tx.lead.updateMany({ where, data: { ...toColumns(LEAD_FIELDS, values), ...stamp } }),
};
