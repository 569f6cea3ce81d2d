"use client";

import { Bookmark } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useLoaded } from "@/components/ui/use-loaded";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

const load = () => import("./views-panel").then((module) => module.ViewsPanel);

/** Saved views: opens the panel of them, which is loaded when it is first about to be needed. */
export function ViewsMenu({ pipeline, canShare }: { pipeline: PipelineRecord; canShare: boolean }) {
  const [Panel, loadPanel] = useLoaded(load);
  const [open, setOpen] = useState(false);
  const press = () => {
    loadPanel();
    setOpen(!open);
  };
  const trigger = (
    <Button
      aria-haspopup="dialog"
      title="Views"
      onPointerEnter={loadPanel}
      onFocus={loadPanel}
      onClick={press}
      className="max-sm:order-3"
    >
      <Bookmark aria-hidden />
      <span className="max-2xl:sr-only">Views</span>
    </Button>
  );
  if (!open || !Panel) return trigger;
  return (
    <Panel
      trigger={trigger}
      stageIds={pipeline.stages.map(({ id }) => id)}
      canShare={canShare}
      onOpenChange={setOpen}
    />
  );
}
