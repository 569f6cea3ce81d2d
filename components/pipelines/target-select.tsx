import type { FieldControl } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import type { PipelineDraft } from "./pipeline-draft";

type TargetSelectProps = {
  control: FieldControl;
  draft: PipelineDraft;
  pipelineId: string;
  /** The stage to remove. */
  stageId: string | null;
  pipelines: PipelineRecord[];
  value: string;
  onChange: (stageId: string) => void;
};

/**
 * A choice of target stages: the remaining saved stages of the pipeline, then those of other active
 * pipelines.
 */
export function TargetSelect({
  control,
  draft,
  pipelineId,
  stageId,
  pipelines,
  value,
  onChange,
}: TargetSelectProps) {
  return (
    <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="" disabled>
        Choose a stage
      </option>
      <optgroup label="This pipeline">
        {draft.stages
          .filter(({ id }) => id !== null && id !== stageId)
          .map(({ id, name }) => (
            <option key={id} value={id ?? ""}>
              {name}
            </option>
          ))}
      </optgroup>
      {pipelines
        .filter(({ id, is_active }) => is_active && id !== pipelineId)
        .map(({ id, name, stages }) => (
          <optgroup key={id} label={name}>
            {stages.map((stage) => (
              <option key={stage.id} value={stage.id}>
                {stage.name}
              </option>
            ))}
          </optgroup>
        ))}
    </Select>
  );
}
