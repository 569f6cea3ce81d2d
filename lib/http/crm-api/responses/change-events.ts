import { z } from "zod";
import { ActivityRecord } from "@/lib/domain/activities/record";
import { ChangeEventRecord } from "@/lib/domain/change-events/record";
import { AccountRecord } from "@/lib/domain/customers/accounts/record";
import { ContactRecord } from "@/lib/domain/customers/contacts/record";
import { LeadRecord } from "@/lib/domain/leads/record";
import { MemberDetails } from "@/lib/domain/members/record";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { OrganizationRecord } from "@/lib/domain/organizations/record";
import { ViewRecord } from "@/lib/domain/views/record";
import { StageTotals } from "./opportunities";
import { CrmPipeline } from "./pipelines";

/** The data of a `change` in the event stream: the record as it is now, and the totals of its stages (docs/api.md 3.7). */
export const LiveChangeFrame = ChangeEventRecord.extend({
  record: z
    .union([
      OpportunityRecord,
      CrmPipeline,
      AccountRecord,
      ContactRecord,
      LeadRecord,
      ActivityRecord,
      ViewRecord,
      OrganizationRecord,
      MemberDetails,
    ])
    .nullable(),
  stages: z.array(StageTotals),
});
