import { appendChanges } from "@/lib/domain/change-events/append-events";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import type { Pipeline, Stage } from "@/lib/domain/import-export/pipeline-model";
import { isSame } from "@/lib/domain/import-export/table";
import { PIPELINES, STAGES } from "@/lib/domain/import-export/tables";
import { writeRecords } from "@/lib/domain/import-export/write-records";
import { alignStatuses } from "@/lib/domain/pipelines/align-statuses";
import { isPipelineSame } from "./plan-pipelines";

/** Writes the pipelines and stages that the import changes; a stage's new type becomes the status of what it holds. */
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

/** Changes the numbers of live opportunities that stages keep by so many each. The caller holds the stages' locks. */
export async function writeCounts(
  { tx, actor }: ImportContext,
  gains: Map<string, number>,
): Promise<void> {
  const rows = [...gains].flatMap(([id, gain]) => (gain === 0 ? [] : [{ id, gain }]));
  await tx.$executeRaw`UPDATE stages s SET opportunities_count = s.opportunities_count + g.gain
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(id uuid, gain int)
    WHERE s.organization_id = ${actor.organizationId}::uuid AND s.id = g.id`;
}

function asRecord({ id, before, now }: Pipeline | Stage) {
  return { id, public_id: null, before, after: now };
}

async function removeStages({ tx, actor }: ImportContext, pipelines: Pipeline[]) {
  const stages = pipelines.flatMap(({ replaced }) => replaced);
  const ids = stages.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.$executeRaw`DELETE FROM stages WHERE organization_id = ${actor.organizationId}::uuid AND id = ANY(${ids}::uuid[])`;
  await appendChanges(
    tx,
    actor,
    stages.map(({ id, now }) => ({
      record_type: "stage",
      record_id: id,
      public_id: null,
      action: "import",
      changes: { name: [now.name, null] },
    })),
  );
}
