"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { toast } from "sonner";
import { errorMessage } from "@/components/forms/error-message";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { reorderPipelines, setDefaultPipeline } from "@/lib/client/pipelines";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { DeletePipelineDialog } from "./delete-pipeline-dialog";
import { groupForSettings } from "./group-for-settings";
import { NewPipelineDialog } from "./new-pipeline-dialog";
import { OrganizationDefaultDialog } from "./organization-default-dialog";
import type { PipelineAction } from "./pipeline-menu";
import { PipelineRow } from "./pipeline-row";

type PipelineListProps = {
  /** The pipelines that the user may edit. */
  pipelines: PipelineRecord[];
  /** All pipelines that may take opportunities, including those of other members. */
  targets: PipelineRecord[];
  defaultPipelineId: string;
  currentUserId: string;
  canManage: boolean;
  memberNames: Record<string, string>;
};

type Asking =
  | { action: "duplicate" | "delete" | "organization-default"; pipeline: PipelineRecord }
  | { action: "new" };

/** The pipelines that the user may edit, in groups, with their actions. */
export function PipelineList(props: PipelineListProps) {
  const { pipelines, targets, defaultPipelineId, currentUserId, canManage, memberNames } = props;
  const router = useRouter();
  const [asking, setAsking] = useState<Asking>();
  const [announcement, setAnnouncement] = useState("");
  const [isBusy, startTransition] = useTransition();
  const groups = groupForSettings(pipelines, currentUserId);

  const attempt = (failed: string, work: () => Promise<unknown>) =>
    startTransition(async () => {
      try {
        await work();
        router.refresh();
      } catch (error) {
        toast.error(failed, { description: errorMessage(error) });
      }
    });

  const act = (pipeline: PipelineRecord, action: PipelineAction, group: PipelineRecord[]) => {
    if (action === "default") {
      return attempt(`${pipeline.name} couldn’t be made your default`, () =>
        setDefaultPipeline(pipeline.id),
      );
    }
    if (action !== "up" && action !== "down") return setAsking({ action, pipeline });
    const from = group.indexOf(pipeline);
    const to = from + (action === "up" ? -1 : 1);
    const order = group.toSpliced(from, 1).toSpliced(to, 0, pipeline);
    attempt(`${pipeline.name} couldn’t be moved`, async () => {
      await reorderPipelines(order.map(({ id }) => id));
      setAnnouncement(`${pipeline.name}, ${to + 1} of ${order.length}`);
    });
  };
  const close = () => setAsking(undefined);
  const add = (
    <Button variant="primary" onClick={() => setAsking({ action: "new" })}>
      <Plus aria-hidden />
      New pipeline
    </Button>
  );

  return (
    <Page
      title="Pipelines"
      description={
        canManage ? "Your sales processes and their stages." : "Your personal pipelines."
      }
      actions={pipelines.length > 0 && add}
    >
      {pipelines.length === 0 && <NoPipelines>{add}</NoPipelines>}
      {groups.map((group) => (
        <section
          key={group.name}
          aria-labelledby={`group-${group.key}`}
          aria-busy={isBusy}
          className="flex flex-col gap-2"
        >
          <h2 id={`group-${group.key}`} className="font-medium text-ink-muted text-xs">
            {group.name}
          </h2>
          <ul aria-labelledby={`group-${group.key}`} className="rounded-lg border">
            {group.pipelines.map((pipeline, index) => (
              <PipelineRow
                key={pipeline.id}
                pipeline={pipeline}
                isMyDefault={pipeline.id === defaultPipelineId}
                owner={group.key === "others" ? memberNames[pipeline.user_id ?? ""] : undefined}
                canManage={canManage}
                isFirst={index === 0}
                isLast={index === group.pipelines.length - 1}
                onAction={(action) => act(pipeline, action, group.pipelines)}
              />
            ))}
          </ul>
        </section>
      ))}
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {asking && (
        <PipelineDialog {...asking} targets={targets} canShare={canManage} onClose={close} />
      )}
    </Page>
  );
}

type PipelineDialogProps = Asking & {
  targets: PipelineRecord[];
  canShare: boolean;
  onClose: () => void;
};

function PipelineDialog({ targets, canShare, onClose, ...asking }: PipelineDialogProps) {
  switch (asking.action) {
    case "new":
      return <NewPipelineDialog canShare={canShare} onClose={onClose} />;
    case "duplicate":
      return <NewPipelineDialog original={asking.pipeline} canShare={canShare} onClose={onClose} />;
    case "delete":
      return (
        <DeletePipelineDialog pipeline={asking.pipeline} pipelines={targets} onClose={onClose} />
      );
    case "organization-default":
      return <OrganizationDefaultDialog pipeline={asking.pipeline} onClose={onClose} />;
  }
}

function NoPipelines({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-1.5 rounded-lg border border-dashed p-10 text-center">
      <h2 className="font-semibold text-base">No personal pipelines yet</h2>
      <p className="max-w-sm text-ink-muted">
        Create one for deals that follow their own process. It starts with the default pipeline’s
        stages, and everyone can see it.
      </p>
      <div className="mt-3">{children}</div>
    </div>
  );
}
