import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PipelineEditor } from "@/components/pipelines/pipeline-editor";
import { PipelineView } from "@/components/pipelines/pipeline-view";
import { NotAllowed } from "@/components/shell/not-allowed";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { can } from "@/lib/domain/actor";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { canEditPipeline } from "@/lib/domain/pipelines/rules";
import { requireActor } from "../../../require-actor";

type Props = { params: Promise<{ id: string }> };

// Once per request, for the title and the page.
const loadPipelines = cache(listPipelines);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireActor();
  if (!can(actor, "EDIT_SALES_PIPELINES")) return { title: "Pipeline" };
  const [{ id }, { pipelines }] = await Promise.all([params, loadPipelines(actor)]);
  return { title: pipelines.find((each) => each.id === id.toLowerCase())?.name ?? "Not found" };
}

export default async function PipelinePage({ params }: Props) {
  const actor = await requireActor();
  if (!can(actor, "EDIT_SALES_PIPELINES")) return <NotAllowed />;
  const [{ id }, { pipelines }, { rotting_days: rottingDays }] = await Promise.all([
    params,
    loadPipelines(actor),
    findOrganization(actor),
  ]);
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
            <Link href={`/crm/opportunities?pipeline=${pipeline.id}`}>Open board</Link>
          </Button>
        </>
      }
    >
      {canEditPipeline(actor, pipeline) ? (
        <PipelineEditor
          key={pipeline.id}
          pipeline={pipeline}
          pipelines={pipelines}
          rottingDays={rottingDays}
        />
      ) : (
        <PipelineView
          pipeline={pipeline}
          note={
            pipeline.is_shared
              ? "Only managers and admins can edit shared pipelines. You can view this one and add opportunities to it."
              : "This is another member’s pipeline. You can view it and add opportunities to it."
          }
        />
      )}
    </Page>
  );
}
