import { ArrowRight } from "lucide-react";
import { StageMark } from "@/components/stages/stage-mark";
import { counterpartOf } from "@/lib/domain/pipelines/rules";
import type { PipelineRecord, StageRecord } from "@/lib/domain/pipelines/schema";
import { formatNumber } from "@/lib/format";
import { STAGE_TYPE_NAMES } from "./stage-type-names";

type WhereToProps = { inUse: { stage: StageRecord; count: number }[]; target: PipelineRecord };

/**
 * The target stage of each stage in use, and whether moving there closes or reopens opportunities.
 */
export function WhereTo({ inUse, target }: WhereToProps) {
  return (
    <ul aria-label="Target stages" className="rounded-lg border">
      {inUse.map(({ stage, count }) => {
        const to = counterpartOf(stage, target.stages);
        return (
          <li
            key={stage.id}
            className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2 border-b px-3 py-1.5 last:border-b-0"
          >
            <span className="flex min-w-0 items-center gap-1.5">
              <StageMark stage={stage} />
              <span dir="auto" title={stage.name} className="truncate">
                {stage.name}
              </span>
              <span className="text-ink-muted">{formatNumber(count)}</span>
            </span>
            <ArrowRight role="img" aria-label="to" className="size-3.5 text-ink-faint" />
            <span className="flex min-w-0 items-center gap-1.5">
              {to && <StageMark stage={to} />}
              <span className="truncate">{to?.name ?? "no stage"}</span>
              {to && to.stage_type !== stage.stage_type && (
                <span className="shrink-0 text-warning-ink text-xs">
                  will be {STAGE_TYPE_NAMES[to.stage_type].toLowerCase()}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
