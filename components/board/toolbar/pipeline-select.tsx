"use client";

import { Star } from "lucide-react";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { toast } from "sonner";
import { boardHref } from "@/components/filters/board-href";
import { errorMessage } from "@/components/forms/error-message";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";

import type { BoardFilter } from "@/lib/client/opportunities";
import { setDefaultPipeline } from "@/lib/client/pipelines";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { groupPipelines } from "./group-pipelines";

type PipelineSelectProps = {
  pipeline: PipelineRecord;
  pipelines: PipelineRecord[];
  defaultPipelineId: string;
  currentUserId: string;
  view: "board" | "table";
  filter: BoardFilter;
};

/** Chooses the pipeline; the star makes it the user's default. */
export function PipelineSelect({
  pipeline,
  pipelines,
  defaultPipelineId,
  currentUserId,
  view,
  filter,
}: PipelineSelectProps) {
  const router = useRouter();
  const [, startMoving] = useTransition();
  const [isSaving, startSaving] = useTransition();
  const [chosen, setChosen] = useOptimistic(pipeline.id);
  const isDefault = pipeline.id === defaultPipelineId;

  const choose = (pipelineId: string) =>
    startMoving(() => {
      setChosen(pipelineId);
      router.push(boardHref({ pipelineId, view, filter }));
    });

  const makeDefault = () =>
    startSaving(async () => {
      try {
        await setDefaultPipeline(pipeline.id);
        router.refresh();
      } catch (error) {
        toast.error(`Couldn’t make ${pipeline.name} your default`, {
          description: errorMessage(error),
        });
      }
    });

  return (
    <div className="flex min-w-0 items-center gap-1 @max-3xl:order-1 @max-3xl:flex-1 @max-3xl:basis-2/5">
      <Select
        aria-label="Pipeline"
        value={chosen}
        onChange={(event) => choose(event.target.value)}
        className="min-w-24 font-semibold @3xl:max-w-60"
      >
        {groupPipelines(pipelines, pipeline, currentUserId).map((group) => (
          <optgroup key={group.name} label={group.name}>
            {group.pipelines.map(({ id, name }) => (
              <option key={id} value={id}>
                {id === defaultPipelineId ? `★ ${name}` : name}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Make this my default"
        title={isDefault ? "Your default pipeline" : "Make this my default"}
        aria-pressed={isDefault}
        busy={isSaving}
        onClick={() => isDefault || makeDefault()}
      >
        <Star aria-hidden fill={isDefault ? "currentColor" : "none"} />
      </Button>
    </div>
  );
}
