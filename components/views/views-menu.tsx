"use client";

import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

const load = () => import("./views-panel");
const ViewsPanel = dynamic(() => load().then((module) => module.ViewsPanel), { ssr: false });

/** Saved views: opens the panel of them, which is loaded when it is first about to be needed. */
export function ViewsMenu({ pipeline, canShare }: { pipeline: PipelineRecord; canShare: boolean }) {
  const [open, setOpen] = useState(false);
  const trigger = (
    <Button
      aria-haspopup="dialog"
      title="Views"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setOpen(true)}
      className="max-sm:order-3"
    >
      <Bookmark aria-hidden />
      <span className="max-2xl:sr-only">Views</span>
    </Button>
  );
  if (!open) return trigger;
  return (
    <ViewsPanel
      trigger={trigger}
      stageIds={pipeline.stages.map(({ id }) => id)}
      canShare={canShare}
      onOpenChange={setOpen}
    />
  );
}
