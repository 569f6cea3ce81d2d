import { StageMark } from "@/components/stages/stage-mark";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

const SHOWN = 8;

/** The first stages of a pipeline in a line, each with its color. */
export function StageStrip({ pipeline: { name, stages } }: { pipeline: PipelineRecord }) {
  return (
    <ol
      aria-label={`Stages of ${name}`}
      className="flex flex-wrap gap-x-3 gap-y-0.5 text-ink-muted text-xs"
    >
      {stages.slice(0, SHOWN).map((stage) => (
        <li key={stage.id} className="flex min-w-0 items-center gap-1.5">
          <StageMark stage={stage} />
          <span dir="auto" title={stage.name} className="max-w-40 truncate">
            {stage.name}
          </span>
        </li>
      ))}
      {stages.length > SHOWN && <li>and {stages.length - SHOWN} more</li>}
    </ol>
  );
}
