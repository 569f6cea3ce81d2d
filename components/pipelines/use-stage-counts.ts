"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchSummary } from "@/lib/client/opportunities";
import { queryKeys } from "@/lib/client/query-keys";
import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";

/**
 * Counts and amounts of the stages of a pipeline, read anew for each dialog; `undefined` while
 * loading, `null` if the request failed.
 */
export function useStageCounts(pipelineId: string): OpportunitySummary | null | undefined {
  const { data, isError } = useQuery({
    queryKey: queryKeys.stageCounts(pipelineId),
    queryFn: ({ signal }) => fetchSummary({ pipeline_id: pipelineId }, signal),
    gcTime: 0,
  });
  return isError ? null : data;
}
