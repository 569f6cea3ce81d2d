import { z } from "zod";
import { ActivityRecord } from "@/lib/domain/activities/record";
import { AccountRecord } from "@/lib/domain/customers/accounts/record";
import { ContactRecord } from "@/lib/domain/customers/contacts/record";
import { LeadRecord } from "@/lib/domain/leads/record";
import { LiveChange } from "@/lib/domain/live-feed/record";
import { StageTotals } from "@/lib/domain/opportunities/list/record";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { OrganizationRecord } from "@/lib/domain/organizations/record";
import { StageRecord } from "@/lib/domain/pipelines/record";
import { ViewRecord } from "@/lib/domain/views/record";
import { CrmPipeline } from "./pipelines";

/**
 * The data of a `change` in the event stream: the record as it is now, and the totals of its stages
 * (docs/api.md 3.7).
 */
export const LiveChangeFrame = LiveChange.extend({
  record: z
    .union([
      OpportunityRecord,
      CrmPipeline,
      StageRecord,
      AccountRecord,
      ContactRecord,
      LeadRecord,
      ActivityRecord,
      ViewRecord,
      OrganizationRecord,
    ])
    .nullable(),
  stages: z.array(StageTotals),
});
