import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { counterpartOf } from "@/lib/domain/pipelines/rules";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

type StageFieldsProps = {
  pipelines: PipelineRecord[];
  pipelineId: string;
  stageId: string;
  error?: string;
  onChange: (target: { pipeline_id: string; pipeline_stage_id: string }) => void;
};

/**
 * The pipeline and the stage. Choosing another pipeline selects its stage of the same name or type.
 */
export function StageFields({ pipelines, pipelineId, stageId, error, onChange }: StageFieldsProps) {
  const pipeline = pipelines.find(({ id }) => id === pipelineId);
  const stages = pipeline?.stages ?? [];
  const stage = stages.find(({ id }) => id === stageId);

  const changePipeline = (id: string) => {
    const others = pipelines.find((other) => other.id === id)?.stages ?? [];
    const counterpart =
      counterpartOf(stage ?? { name: "", stage_type: "open" }, others) ?? others[0];
    if (counterpart) onChange({ pipeline_id: id, pipeline_stage_id: counterpart.id });
  };

  return (
    <>
      <Field label="Pipeline">
        {(control) => (
          <Select
            {...control}
            value={pipelineId}
            onChange={(event) => changePipeline(event.target.value)}
          >
            {pipelines
              .filter(({ id, is_active }) => is_active || id === pipelineId)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <Field label="Stage" error={error}>
        {(control) => (
          <Select
            {...control}
            value={stageId}
            onChange={(event) =>
              onChange({ pipeline_id: pipelineId, pipeline_stage_id: event.target.value })
            }
          >
            {stages.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}
