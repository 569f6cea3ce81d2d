"use client";

import { Bookmark } from "lucide-react";
import { Button } from "@/components/ui/button";
import { usePanel } from "@/components/ui/use-panel";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

const load = () => import("./views-panel").then((module) => module.ViewsPanel);

type ViewsMenuProps = { pipeline: PipelineRecord; canShare: boolean; currentUserId: string };

/** Opens the panel of saved views, which is loaded on hover, on focus or when it opens. */
export function ViewsMenu({ pipeline, canShare, currentUserId }: ViewsMenuProps) {
  const { Panel, opener, setOpen } = usePanel(load);
  const trigger = (
    <Button aria-haspopup="dialog" title="Views" {...opener} className="@max-3xl:order-3">
      <Bookmark aria-hidden />
      <span className="@max-6xl:sr-only">Views</span>
    </Button>
  );
  if (!Panel) return trigger;
  return (
    <Panel
      trigger={trigger}
      stageIds={pipeline.stages.map(({ id }) => id)}
      canShare={canShare}
      currentUserId={currentUserId}
      onOpenChange={setOpen}
    />
  );
}
