import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/** What the leads screen needs besides the leads. */
export type LeadContext = {
  /** Active members, who may own leads. */
  members: { user_id: string; name: string }[];
  currentUserId: string;
  pipelines: PipelineRecord[];
  defaultPipelineId: string;
  currency: string;
  canEdit: boolean;
};
