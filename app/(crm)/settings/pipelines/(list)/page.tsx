import type { Metadata } from "next";
import { PipelineList } from "@/components/pipelines/pipeline-list";
import { NotAllowed } from "@/components/shell/not-allowed";
import { can } from "@/lib/domain/actor";
import { listMembers } from "@/lib/domain/members/queries";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { canEditPipeline } from "@/lib/domain/pipelines/rules";
import { requireActor } from "../../../require-actor";

export const metadata: Metadata = { title: "Pipelines" };

export default async function PipelinesPage() {
  const actor = await requireActor();
  if (!can(actor, "EDIT_SALES_PIPELINES")) return <NotAllowed />;
  const [{ pipelines, default_pipeline_id }, members] = await Promise.all([
    listPipelines(actor),
    listMembers(actor),
  ]);
  return (
    <PipelineList
      pipelines={pipelines.filter((pipeline) => canEditPipeline(actor, pipeline))}
      targets={pipelines.filter(({ is_active }) => is_active)}
      defaultPipelineId={default_pipeline_id}
      currentUserId={actor.userId}
      canManage={can(actor, "MANAGE_SHARED_PIPELINES")}
      memberNames={Object.fromEntries(members.map(({ user_id, name }) => [user_id, name]))}
    />
  );
}
