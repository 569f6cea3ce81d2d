import { z } from "zod";
import { ChangeEventRecord } from "@/lib/domain/change-events/record";
import { MemberDetails } from "@/lib/domain/members/record";
import { OrganizationRecord } from "@/lib/domain/organizations/record";
import { ViewRecord } from "@/lib/domain/views/record";
import {
  AccountRecord,
  ActivityRecord,
  ContactRecord,
  LeadRecord,
  OpportunityRecord,
  PipelineRecord,
} from "@/lib/http/records";
import { StageTotals } from "./opportunities";

/** The data of a `change` in the event stream: the record as it is now, and the totals of its stages (docs/api.md 3.7). */
export const LiveChangeFrame = ChangeEventRecord.extend({
  record: z
    .union([
      OpportunityRecord,
      PipelineRecord,
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
