import type { ImportContext } from "@/lib/domain/import-export/import-context";
import { isLive, type Pipeline } from "@/lib/domain/import-export/pipeline-model";
import { canBeDefault } from "./can-be-default";
import type { BundleRow } from "./read-rows";
import type { PipelineRow } from "./schema";

/**
 * Matches each row of the bundle with a pipeline of the organization (docs/api.md 3.6): the one with its id;
 * for the bundle's default the organization's, if it is untouched; else one of the same name and owner. Rows
 * without a match are new. A deleted row matches only deleted pipelines by name, never a live namesake.
 */
export function matchPipelines(
  { report, ownerOf }: ImportContext,
  entries: BundleRow<PipelineRow>[],
  pipelines: Pipeline[],
): Map<BundleRow<PipelineRow>, Pipeline> {
  const matches = new Map<BundleRow<PipelineRow>, Pipeline>();
  const taken = new Set<Pipeline>();
  const take = (entry: BundleRow<PipelineRow>, isIt: (pipeline: Pipeline) => boolean) => {
    const found = pipelines.find((pipeline) => !taken.has(pipeline) && isIt(pipeline));
    if (!found) return;
    matches.set(entry, found);
    taken.add(found);
  };
  const ids = new Set<string>();
  for (const entry of entries) {
    const id = entry.row.id?.toLowerCase();
    if (!id) continue;
    if (ids.has(id)) report.reject(entry.place, "id", "repeats that of an earlier row");
    else take(entry, (pipeline) => pipeline.id === id);
    ids.add(id);
  }
  const open = () => entries.filter((entry) => !matches.has(entry));
  const defaultRow = open().find(({ row }) => canBeDefault(row));
  if (defaultRow) take(defaultRow, (pipeline) => pipeline.isUntouchedDefault);
  for (const entry of open()) {
    const { name, deleted_at } = entry.row;
    const ownerId = ownerOf({ owner_email: entry.row.owner_email }, null)?.userId ?? null;
    const isOwned = ({ now }: Pipeline) =>
      now.user_id === ownerId && isLive({ now }) === !deleted_at;
    take(entry, (pipeline) => pipeline.now.name === name && isOwned(pipeline));
  }
  return matches;
}
