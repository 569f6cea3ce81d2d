import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/**
 * The pipelines, members and rules of the organization that showing and editing an opportunity
 * needs.
 */
export type OpportunityContext = {
  pipelines: PipelineRecord[];
  /** Active members, who can be owners. */
  members: { user_id: string; name: string }[];
  lostReasons: string[];
  lostReasonRequired: boolean;
  timeZone: string;
  canEdit: boolean;
};
