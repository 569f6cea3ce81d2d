"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { crmRequest } from "@/lib/client/crm-request";
import { followChanges } from "@/lib/client/event-stream";
import { type BoardFilter, type BoardSelection, fetchSummary, type StagePage } from "@/lib/client/opportunities";
import { subscribe } from "@/lib/client/opportunity-events";
import type { OpportunitySummary, Sort } from "@/lib/domain/opportunities/schema";
import { appendPage, applyChange } from "./table-rows";

type Start = {
  page: StagePage;
  summary: OpportunitySummary;
  pipelineId: string;
  filter: BoardFilter;
  sort?: Sort;
  /** The last change event that the page holds already. */
  since: number;
};

const REREAD_AFTER_MS = 250;
const PAGE = 50;
const MOST_A_REQUEST = 200;

/** The table's rows and totals: starts from what the server rendered, grows by pages, and follows every change. */
export function useTable({ page, summary, pipelineId, filter, sort, since }: Start) {
  const [rows, setRows] = useState(page.opportunities);
  const [cursor, setCursor] = useState(page.next_cursor);
  const [totals, setTotals] = useState(summary);
  const [failed, setFailed] = useState(false);
  const isLoading = useRef(false);
  const loaded = useRef(rows.length);
  loaded.current = rows.length;
  // By value: the filter is another object after every render of the page.
  const key = JSON.stringify({ ...filter, pipeline_id: pipelineId });
  const selection = useMemo(() => JSON.parse(key) as BoardSelection, [key]);

  const load = useCallback(
    (limit: number, from: string | undefined) =>
      crmRequest<StagePage>("GET", "/opportunities", { query: { ...selection, sort, limit, cursor: from } }),
    [selection, sort],
  );

  const loadMore = useCallback(async () => {
    if (cursor === null || isLoading.current) return;
    isLoading.current = true;
    setFailed(false);
    try {
      const next = await load(PAGE, cursor);
      setRows((current) => appendPage(current, next.opportunities));
      setCursor(next.next_cursor);
    } catch {
      setFailed(true);
    } finally {
      isLoading.current = false;
    }
  }, [cursor, load]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reread = async () => {
      try {
        const [first, summed] = await Promise.all([load(windowOf(loaded.current), undefined), fetchSummary(selection)]);
        setRows(first.opportunities);
        setCursor(first.next_cursor);
        setTotals(summed);
      } catch {
        // The rows stay as they were last told; the next change or page tries again.
      }
    };
    const rereadSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void reread(), REREAD_AFTER_MS);
    };
    const stopOwn = subscribe((event) => {
      setRows((current) => applyChange(current, event, selection.pipeline_id));
      rereadSoon();
    });
    const stopLive = followChanges(since, {
      onChange: ({ record_type }) => TOUCHING.includes(record_type) && rereadSoon(),
      onReset: rereadSoon,
    });
    return () => {
      clearTimeout(timer);
      stopOwn();
      stopLive();
    };
  }, [load, selection, since]);

  return { rows, totals, hasMore: cursor !== null, failed, loadMore };
}

/** What a row shows of, beside the opportunity itself. */
const TOUCHING: readonly string[] = ["opportunity", "activity", "pipeline", "stage", "account", "contact", "member"];

/** As many rows as are shown, in full pages. */
function windowOf(shown: number): number {
  return Math.min(Math.max(Math.ceil(shown / PAGE) * PAGE, PAGE), MOST_A_REQUEST);
}
