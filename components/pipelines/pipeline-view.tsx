import { StageMark } from "@/components/stages/stage-mark";
import { Table, TableCell, TableHead } from "@/components/ui/table";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { STAGE_TYPE_NAMES } from "./stage-type-names";

/** A read-only view of a pipeline. */
export function PipelineView({ pipeline, note }: { pipeline: PipelineRecord; note: string }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="rounded-lg bg-sunken px-3 py-2 text-ink-muted">{note}</p>
      {pipeline.description && (
        <p className="max-w-2xl whitespace-pre-wrap">{pipeline.description}</p>
      )}
      <Table label="Stages">
        <thead>
          <tr>
            <TableHead>Stage</TableHead>
            <TableHead>Type</TableHead>
            <TableHead className="text-right">Probability</TableHead>
            <TableHead className="text-right">Rotting after</TableHead>
            <TableHead className="text-right">Opportunities</TableHead>
          </tr>
        </thead>
        <tbody>
          {pipeline.stages.map((stage) => (
            <tr key={stage.id}>
              <TableCell className="font-medium">
                <span className="flex items-center gap-2">
                  <StageMark stage={stage} />
                  {stage.name}
                </span>
              </TableCell>
              <TableCell>{STAGE_TYPE_NAMES[stage.stage_type]}</TableCell>
              <TableCell className="text-right">
                {stage.probability === null ? "–" : `${stage.probability}%`}
              </TableCell>
              <TableCell className="whitespace-nowrap text-right">
                {stage.rotting_days === null ? "–" : `${stage.rotting_days} days`}
              </TableCell>
              <TableCell className="text-right">{stage.opportunities_count}</TableCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
