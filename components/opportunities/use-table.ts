"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { crmRequest } from "@/lib/client/crm-request";
import { type BoardFilter, type BoardSelection, fetchSummary, type StagePage } from "@/lib/client/opportunities";
import { subscribe } from "@/lib/client/opportunity-events";
import type { OpportunitySummary } from "@/lib/domain/opportunities/schema";
import { appendPage, applyChange } from "./table-rows";

type Start = { page: StagePage; summary: OpportunitySummary; pipelineId: string; filter: BoardFilter };

/** The table's rows and totals: starts from what the server rendered, grows by pages, follows what is done in this window. */
export function useTable({ page, summary, pipelineId, filter }: Start) {
  const [rows, setRows] = useState(page.opportunities);
  const [cursor, setCursor] = useState(page.next_cursor);
  const [totals, setTotals] = useState(summary);
  const [failed, setFailed] = useState(false);
  const isLoading = useRef(false);
  // By value: the filter is another object after every render of the page.
  const key = JSON.stringify({ ...filter, pipeline_id: pipelineId });
  const selection = useMemo(() => JSON.parse(key) as BoardSelection, [key]);

  const loadMore = useCallback(async () => {
    if (cursor === null || isLoading.current) return;
    isLoading.current = true;
    setFailed(false);
    try {
      const query = { ...selection, limit: 50, cursor };
      const next = await crmRequest<StagePage>("GET", "/opportunities", { query });
      setRows((current) => appendPage(current, next.opportunities));
      setCursor(next.next_cursor);
    } catch {
      setFailed(true);
    } finally {
      isLoading.current = false;
    }
  }, [cursor, selection]);

  useEffect(
    () =>
      subscribe((event) => {
        setRows((current) => applyChange(current, event, selection.pipeline_id));
        fetchSummary(selection).then(setTotals, () => undefined);
      }),
    [selection],
  );

  return { rows, totals, hasMore: cursor !== null, failed, loadMore };
}
