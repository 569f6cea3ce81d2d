"use client";

import type { FormShape } from "@/components/forms/form-shape";
import { useRecordForm } from "@/components/forms/use-record-form";
import { ApiError } from "@/lib/client/api-error";
import { findPipeline, savePipeline } from "@/lib/client/pipelines";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { putOver, recount, settle } from "./edit-draft";
import {
  changeOf,
  draftOf,
  errorsOf,
  errorsOfIssues,
  isChanged,
  isSameEdit,
  type PipelineDraft,
  withoutTarget,
} from "./pipeline-draft";

export type PipelineForm = ReturnType<typeof usePipelineForm>;

/**
 * The state of a pipeline's editor. Errors have the names `name`, `stages` or `<stage
 * key>.<field>`.
 */
export function usePipelineForm(pipeline: PipelineRecord) {
  const form = useRecordForm(pipeline, SHAPE);
  return { ...form, isDirty: form.changed.length > 0 };
}

const SHAPE: FormShape<PipelineRecord, PipelineDraft> = {
  draftOf,
  // A pipeline is saved as a whole: any difference counts as one of its stages.
  changedFields: (a, b) => (isSameEdit(a, b) ? [] : ["stages"]),
  rebase: putOver,
  settle,
  check: (draft) => {
    const [unplaced] = withoutTarget(draft);
    return {
      errors: errorsOf(draft),
      refusal:
        unplaced && `Choose the stage that takes the opportunities of ${unplaced.stage.name}`,
    };
  },
  save: saveUnlessEdited,
  errorsOf: (issues, sent) => errorsOfIssues(sent, issues),
  newerOf: async (error, { id }) =>
    error.code === "stale" ? (pipelineIn(error) ?? findPipeline(id)) : undefined,
  // A stage got opportunities since: with the new count, the editor asks for a target stage.
  amend: async ({ code }, { id }) => {
    if (code !== "stage_not_empty") return undefined;
    const current = draftOf(await findPipeline(id));
    return (draft) => recount(draft, current);
  },
};

/**
 * Saves the draft. A newer version that differs only in what a draft does not contain is saved
 * over.
 */
async function saveUnlessEdited(
  base: PipelineRecord,
  draft: PipelineDraft,
): Promise<PipelineRecord> {
  try {
    return await savePipeline(base.id, changeOf(draft), base.lock_version);
  } catch (error) {
    const current =
      error instanceof ApiError && error.code === "stale" ? pipelineIn(error) : undefined;
    if (!current || isChanged(draftOf(current), base)) throw error;
    return savePipeline(base.id, changeOf(draft), current.lock_version);
  }
}

function pipelineIn({ body: { pipeline } }: ApiError): PipelineRecord | undefined {
  return isPipeline(pipeline) ? pipeline : undefined;
}

function isPipeline(value: unknown): value is PipelineRecord {
  return (
    typeof value === "object" && value !== null && "lock_version" in value && "stages" in value
  );
}
