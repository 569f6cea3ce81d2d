import { appendChanges } from "@/lib/domain/change-events/append-events";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import type { Pipeline, Stage } from "@/lib/domain/import-export/pipeline-model";
import { deleteStages } from "@/lib/domain/import-export/sql/stages";
import { writeRecords } from "@/lib/domain/import-export/sql/write-records";
import { isSame } from "@/lib/domain/import-export/table";
import { PIPELINES, STAGES } from "@/lib/domain/import-export/tables";
import { alignStatuses } from "@/lib/domain/pipelines/sql/align-statuses";
import { isPipelineSame } from "./plan-pipelines";

/** Writes the pipelines and stages that the import changes; opportunities follow a stage's new type. */
export async function writePipelines(context: ImportContext, pipelines: Pipeline[]): Promise<void> {
  const changed = pipelines.filter((pipeline) => !isPipelineSame(pipeline));
  const stages = changed
    .flatMap((pipeline) => pipeline.stages)
    .filter(({ before, now }) => !before || !isSame(STAGES, before, now));
  await writeRecords(context, PIPELINES, changed.map(asRecord));
  await removeStages(context, changed);
  await writeRecords(context, STAGES, stages.map(asRecord));
  const retyped = stages.filter(
    ({ before, now }) => before && before.stage_type !== now.stage_type,
  );
  for (const { id, now } of retyped)
    await alignStatuses(context.tx, context.actor, id, now.stage_type);
}

function asRecord({ id, before, now }: Pipeline | Stage) {
  return { id, public_id: null, before, after: now };
}

async function removeStages(context: ImportContext, pipelines: Pipeline[]) {
  const stages = pipelines.flatMap(({ replaced }) => replaced);
  const ids = stages.map(({ id }) => id);
  if (ids.length === 0) return;
  await deleteStages(context, ids);
  await appendChanges(
    context.tx,
    context.actor,
    stages.map(({ id, now }) => ({
      record_type: "stage",
      record_id: id,
      public_id: null,
      action: "import",
      changes: { name: [now.name, null] },
    })),
  );
}
