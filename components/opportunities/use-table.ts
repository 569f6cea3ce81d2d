"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { crmRequest } from "@/lib/client/crm-request";
import { type BoardFilter, fetchSummary, type StagePage } from "@/lib/client/opportunities";
import { subscribe } from "@/lib/client/opportunity-events";
import type { OpportunitySummary } from "@/lib/domain/opportunities/schema";
import { appendPage, applyChange } from "./table-rows";

type Start = { page: StagePage; summary: OpportunitySummary; filter: BoardFilter };

/** The table's rows and totals: starts from what the server rendered, grows by pages, follows what is done in this window. */
export function useTable({ page, summary, filter }: Start) {
  const [rows, setRows] = useState(page.opportunities);
  const [cursor, setCursor] = useState(page.next_cursor);
  const [totals, setTotals] = useState(summary);
  const [failed, setFailed] = useState(false);
  const isLoading = useRef(false);
  const { pipeline_id, q } = filter;

  const loadMore = useCallback(async () => {
    if (cursor === null || isLoading.current) return;
    isLoading.current = true;
    setFailed(false);
    try {
      const query = { pipeline_id, q, limit: 50, cursor };
      const next = await crmRequest<StagePage>("GET", "/opportunities", { query });
      setRows((current) => appendPage(current, next.opportunities));
      setCursor(next.next_cursor);
    } catch {
      setFailed(true);
    } finally {
      isLoading.current = false;
    }
  }, [cursor, pipeline_id, q]);

  useEffect(
    () =>
      subscribe((event) => {
        setRows((current) => applyChange(current, event, pipeline_id));
        fetchSummary({ pipeline_id, q }).then(setTotals, () => undefined);
      }),
    [pipeline_id, q],
  );

  return { rows, totals, hasMore: cursor !== null, failed, loadMore };
}
