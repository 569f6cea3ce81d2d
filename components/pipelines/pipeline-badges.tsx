import { Star } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/** Badges of a pipeline: the organization's default, the user's default, inactive. */
export function PipelineBadges({
  pipeline,
  isMyDefault,
}: {
  pipeline: PipelineRecord;
  isMyDefault: boolean;
}) {
  return (
    <>
      {pipeline.is_default && <Badge tone="accent">Organization default</Badge>}
      {isMyDefault && (
        <Badge>
          <Star aria-hidden fill="currentColor" className="size-3" />
          My default
        </Badge>
      )}
      {!pipeline.is_active && <Badge tone="warning">Inactive</Badge>}
    </>
  );
}
