import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { countOpportunities } from "./describe-stage-counts";
import { keepStage, retarget } from "./edit-draft";
import { TargetSelect } from "./target-select";
import type { PipelineForm } from "./use-pipeline-form";

/** The stages that the next save removes, with their target stages and a button that keeps them. */
export function RemovedStages({
  form,
  pipelines,
}: {
  form: PipelineForm;
  pipelines: PipelineRecord[];
}) {
  const { draft, base, edit } = form;
  if (draft.removed.length === 0) return null;
  return (
    <section aria-labelledby="removed-stages" className="rounded-lg border border-dashed">
      <h3
        id="removed-stages"
        className="border-b border-dashed px-3 py-2 font-medium text-ink-muted text-xs"
      >
        Removed when you save
      </h3>
      <ul>
        {draft.removed.map(({ stage, moveTo }) => (
          <li
            key={stage.key}
            aria-label={stage.name}
            className="flex flex-wrap items-end gap-x-4 gap-y-2 border-b border-dashed px-3 py-2 last:border-b-0"
          >
            <p className="min-w-40 flex-1 self-center">
              <span className="font-medium line-through decoration-ink-faint">{stage.name}</span>
              <span className="text-ink-muted">
                {stage.opportunities_count > 0
                  ? ` has ${countOpportunities(stage.opportunities_count)}`
                  : " has no opportunities"}
              </span>
            </p>
            {stage.opportunities_count > 0 && (
              <Field
                label="Move opportunities to"
                error={moveTo === null && form.refusal ? "Choose a stage" : undefined}
                className="w-56 max-sm:w-full"
              >
                {(control) => (
                  <TargetSelect
                    control={control}
                    draft={draft}
                    pipelineId={base.id}
                    stageId={stage.id}
                    pipelines={pipelines}
                    value={moveTo ?? ""}
                    onChange={(id) => edit((current) => retarget(current, stage.key, id))}
                  />
                )}
              </Field>
            )}
            <Button onClick={() => edit((current) => keepStage(current, stage.key))}>
              Keep {stage.name}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
