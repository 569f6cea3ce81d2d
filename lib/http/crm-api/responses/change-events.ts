import { z } from "zod";
import { Count } from "@/lib/domain/response-fields";
import {
  AccountOut,
  ActivityOut,
  ChangeEventOut,
  ContactOut,
  LeadOut,
  MemberOut,
  OpportunityOut,
  OrganizationOut,
  PipelineOut,
  ViewOut,
} from "@/lib/http/records";
import { StageTotals } from "./opportunities";

/** The response of `GET /change_events` (docs/api.md 3.5). */
export const ChangeEventsResponse = z.strictObject({
  change_events: z.array(ChangeEventOut),
  next_since: Count,
});

/** The data of a `change` in the event stream: the record as it is now, and the totals of its stages (docs/api.md 3.7). */
export const LiveChangeFrame = ChangeEventOut.extend({
  record: z
    .union([
      OpportunityOut,
      PipelineOut,
      AccountOut,
      ContactOut,
      LeadOut,
      ActivityOut,
      ViewOut,
      OrganizationOut,
      MemberOut,
    ])
    .nullable(),
  stages: z.array(StageTotals),
});
