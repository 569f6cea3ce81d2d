"use client";

import { useState } from "react";
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
  type PipelineDraft,
  withoutTarget,
} from "./pipeline-draft";

export type PipelineForm = ReturnType<typeof usePipelineForm>;

/**
 * The state of a pipeline's editor: the record it is based on, what was typed, what was refused and why. A save names the
 * version it is based on; when somebody was faster, `newer` holds the pipeline as they saved it and nothing typed is lost.
 */
export function usePipelineForm(pipeline: PipelineRecord) {
  const [base, setBase] = useState(pipeline);
  const [draft, setDraft] = useState(() => draftOf(pipeline));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [newer, setNewer] = useState<PipelineRecord>();
  const [isSaving, setSaving] = useState(false);

  const restart = (record: PipelineRecord, next = draftOf(record)) => {
    setBase(record);
    setDraft(next);
    setErrors({});
    setRefusal(undefined);
    setNewer(undefined);
  };

  const edit = (change: (draft: PipelineDraft) => PipelineDraft) => {
    setDraft(change);
    setErrors({});
    setRefusal(undefined);
  };

  const check = (next: PipelineDraft): boolean => {
    const wrong = errorsOf(next);
    const [unplaced] = withoutTarget(next);
    setErrors(wrong);
    setRefusal(
      unplaced && `Choose the stage that takes the opportunities of ${unplaced.stage.name}`,
    );
    return Object.keys(wrong).length === 0 && !unplaced;
  };

  /** Sends the draft as an edit of `record`. Resolves to whether the server took it. */
  const send = async (next: PipelineDraft, record: PipelineRecord): Promise<boolean> => {
    if (isSaving || !check(next)) return false;
    setSaving(true);
    try {
      const saved = await saveUnlessEdited(next, record);
      setBase(saved);
      setDraft((current) => settle(current, next, saved));
      setNewer(undefined);
      return true;
    } catch (error) {
      await refuse(error, next).catch(() =>
        setRefusal("Something went wrong. What you typed is still here; try again."),
      );
      return false;
    } finally {
      setSaving(false);
    }
  };

  const refuse = async (error: unknown, sent: PipelineDraft) => {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "stale") return setNewer(currentOf(error) ?? (await findPipeline(base.id)));
    const wrong = errorsOfIssues(sent, error.errors);
    setErrors(wrong);
    setRefusal(error.code === "invalid" ? undefined : error.detail);
    // Opportunities came into a stage that was empty: its number tells that it needs a stage to hand them to.
    if (error.code === "stage_not_empty") {
      const now = await findPipeline(base.id);
      setDraft((current) => recount(current, now));
    }
  };

  return {
    base,
    draft,
    errors,
    refusal,
    newer,
    isSaving,
    isDirty: isChanged(draft, base),
    edit,
    save: () => send(draft, base),
    /** Back to what is saved; everything typed is dropped. */
    discard: () => restart(base),
    /** Goes on with what somebody else saved; everything typed is dropped. */
    loadTheirs: () => restart(newer ?? base),
    /** Saves what was typed over what somebody else saved. */
    saveOver: async (): Promise<boolean> => {
      if (!newer) return false;
      const next = putOver(draft, base, newer);
      restart(newer, next);
      return send(next, newer);
    },
    /** Goes on typing; the next save finds the same. */
    closeConflict: () => setNewer(undefined),
  };
}

/** Saves the draft; over a newer version at once where that says the same as the one it was based on. */
async function saveUnlessEdited(
  draft: PipelineDraft,
  base: PipelineRecord,
): Promise<PipelineRecord> {
  try {
    return await savePipeline(base.id, changeOf(draft), base.lock_version);
  } catch (error) {
    const current =
      error instanceof ApiError && error.code === "stale" ? currentOf(error) : undefined;
    if (!current || isChanged(draftOf(current), base)) throw error;
    return savePipeline(base.id, changeOf(draft), current.lock_version);
  }
}

function currentOf({ body: { pipeline } }: ApiError): PipelineRecord | undefined {
  return isPipeline(pipeline) ? pipeline : undefined;
}

function isPipeline(value: unknown): value is PipelineRecord {
  return (
    typeof value === "object" && value !== null && "lock_version" in value && "stages" in value
  );
}
