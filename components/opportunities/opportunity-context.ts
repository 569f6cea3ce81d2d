import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/** What an opportunity is shown and edited with: the organization's pipelines, people and rules. */
export type OpportunityContext = {
  pipelines: PipelineRecord[];
  /** Active members; the ones that may own. */
  members: { user_id: string; name: string }[];
  lostReasons: string[];
  lostReasonRequired: boolean;
  timeZone: string;
  canEdit: boolean;
};
