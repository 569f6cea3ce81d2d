import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PipelineEditor } from "@/components/pipelines/pipeline-editor";
import { PipelineView } from "@/components/pipelines/pipeline-view";
import { NotAllowed } from "@/components/shell/not-allowed";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { can } from "@/lib/domain/actor";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { canEditPipeline } from "@/lib/domain/pipelines/rules";
import { requireActor } from "../../../require-actor";

export const metadata: Metadata = { title: "Pipeline" };

export default async function PipelinePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  if (!can(actor, "EDIT_SALES_PIPELINES")) return <NotAllowed who="Reps, managers and admins" />;
  const [{ id }, { pipelines }] = await Promise.all([params, listPipelines(actor)]);
  const pipeline = pipelines.find((each) => each.id === id.toLowerCase());
  if (!pipeline) notFound();
  return (
    <Page
      title={pipeline.name}
      actions={
        <>
          <Button asChild variant="ghost">
            <Link href="/settings/pipelines">All pipelines</Link>
          </Button>
          <Button asChild>
            <Link href={`/crm/opportunities?pipeline=${pipeline.id}`}>Open the board</Link>
          </Button>
        </>
      }
    >
      {canEditPipeline(actor, pipeline) ? (
        <PipelineEditor key={pipeline.id} pipeline={pipeline} pipelines={pipelines} />
      ) : (
        <PipelineView
          pipeline={pipeline}
          note={
            pipeline.is_shared
              ? "Managers and admins shape shared pipelines. You can look at this one, and put opportunities in it."
              : "This pipeline is another member’s. You can look at it, and put opportunities in it."
          }
        />
      )}
    </Page>
  );
}
