import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/** What leads are shown, edited and converted with. */
export type LeadContext = {
  /** Active members; the ones that may own. */
  members: { user_id: string; name: string }[];
  currentUserId: string;
  pipelines: PipelineRecord[];
  defaultPipelineId: string;
  currency: string;
  canEdit: boolean;
};
