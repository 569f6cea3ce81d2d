"use client";

import { useEffect, useState } from "react";
import { fetchSummary } from "@/lib/client/opportunities";
import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";

/** What the stages of a pipeline hold now: undefined while it is asked for, null when it could not be told. */
export function useStageCounts(pipelineId: string): OpportunitySummary | null | undefined {
  const [held, setHeld] = useState<OpportunitySummary | null>();
  useEffect(() => {
    const abort = new AbortController();
    fetchSummary({ pipeline_id: pipelineId }, abort.signal).then(
      setHeld,
      () => abort.signal.aborted || setHeld(null),
    );
    return () => abort.abort();
  }, [pipelineId]);
  return held;
}
